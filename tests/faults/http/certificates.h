// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QSslCertificate>
#include <QSslKey>
#include <QString>
#include <QTemporaryDir>

#include <optional>

namespace caravan::faults {

/// Certificates made for one run of the tests with the openssl program: an authority that the run trusts, and what it
/// signed, well and badly. Nothing of it is worth keeping.
class Certificates
{
public:
    /// Empty where openssl is not there.
    static std::optional<Certificates> make();

    QSslKey key;
    QSslCertificate authority;
    QSslCertificate good;       ///< for 127.0.0.1
    QSslCertificate expired;    ///< likewise, yesterday
    QSslCertificate otherHost;  ///< for store.example
    QSslCertificate selfSigned; ///< for 127.0.0.1, of no authority
};

} // namespace caravan::faults
