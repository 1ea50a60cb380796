// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/codes/gs1_message.h"

namespace caravan {

/// True where the text begins as an address of the web, in one case of letters: "http://", "HTTPS://" …
[[nodiscard]] bool isWebAddress(std::string_view text);

/// Reads an uncompressed GS1 Digital Link URI (GS1 Digital Link Standard: URI Syntax, section 4): any host, any path
/// before the primary key, key qualifiers in their order, attributes in the query. Keys of the query that are not all
/// digits belong to others and are passed over; the fragment is too. Aliases in words (`/gtin/`), numbers that are not
/// filled to 14 digits and compressed URIs are refused, as the reference does by default.
/// The host says nothing: matching is by path alone and offline.
[[nodiscard]] Gs1Result readDigitalLink(std::string_view uri);

/// The canonical form `https://id.gs1.org/…` of a message with a primary key; qualifiers that the key takes stand in
/// the path, the rest in the query. Empty where the message has no primary key, or holds elements that a Digital Link
/// cannot carry.
[[nodiscard]] QByteArray toDigitalLink(const Gs1Message &message);

} // namespace caravan
