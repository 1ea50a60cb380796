// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/language.h"
#include "core/money.h"
#include "core/result.h"
#include "sync/store/store_client.h"

#include <QJsonObject>

#include <optional>

/// Reading JSON that a foreign machine wrote: every function bounds what it takes and none trusts a type.
/// Pure and thread-safe.
namespace caravan::medusa {

inline constexpr qsizetype maximumJsonBytes = 16 * 1024 * 1024;
inline constexpr int maximumJsonDepth = 32;
inline constexpr int maximumTitle = 200;         ///< characters, docs/catalog-format.md
inline constexpr int maximumDescription = 4'000; ///< characters, likewise
inline constexpr int maximumRows = 10'000;       ///< of one answer

/// The object that the bytes are, or a Foreign fault: no JSON, no object, too large, nested too deeply.
Result<QJsonObject, StoreFault> readObject(const QByteArray &bytes);

/// An amount of yuan as an exact number of fen; empty where it is no number, negative, above 10^10 yuan or finer
/// than a fen.
std::optional<Money> readMoney(const QJsonValue &value);

/// A whole number in the range; empty otherwise, 1.5 and "1" included.
std::optional<int> readInteger(const QJsonValue &value, int least, int most);

/// Text for the screen: cut to `limit` UTF-16 units without splitting a pair, control characters other than a line
/// feed and the bidirectional overrides (U+202D, U+202E) taken out, ends trimmed. Empty where it is no text.
QString readText(const QJsonValue &value, int limit);

/// `{tag: text}`; unknown tags are passed over.
LocalizedText readTexts(const QJsonValue &value, int limit);

/// An ISO 8601 time as the store writes it, kept as text; empty where it is anything else.
QString readTimestamp(const QJsonValue &value);

/// The one answer that fits a body that is not the store's (I5).
StoreFault foreign(const QString &code);

} // namespace caravan::medusa
