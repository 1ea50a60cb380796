// SPDX-License-Identifier: Apache-2.0
#include "faults/http/certificates.h"

#include <QFile>
#include <QProcess>

namespace caravan::faults {

namespace {

class OpenSsl
{
public:
    bool run(const QString &arguments)
    {
        QProcess process;
        process.setWorkingDirectory(m_dir.path());
        process.start(QStringLiteral("openssl"), arguments.split(u' '));
        return process.waitForFinished(30'000) && process.exitStatus() == QProcess::NormalExit &&
               process.exitCode() == 0;
    }
    void write(const QString &name, const QByteArray &text)
    {
        QFile file(m_dir.filePath(name));
        if (file.open(QIODevice::WriteOnly)) file.write(text);
    }
    QByteArray read(const QString &name)
    {
        QFile file(m_dir.filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    QSslCertificate certificate(const QString &name) { return QSslCertificate(read(name)); }

private:
    QTemporaryDir m_dir;
};

} // namespace

std::optional<Certificates> Certificates::make()
{
    OpenSsl ssl;
    ssl.write(QStringLiteral("here"), "subjectAltName=IP:127.0.0.1\n");
    ssl.write(QStringLiteral("there"), "subjectAltName=DNS:store.example\n");
    const bool made =
        ssl.run(QStringLiteral("ecparam -genkey -name prime256v1 -noout -out ca.key")) &&
        ssl.run(QStringLiteral("req -x509 -new -key ca.key -subj /CN=authority -days 2 -out ca.pem")) &&
        ssl.run(QStringLiteral("ecparam -genkey -name prime256v1 -noout -out key")) &&
        ssl.run(QStringLiteral("req -new -key key -subj /CN=store -out csr")) &&
        ssl.run(QStringLiteral("x509 -req -in csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 2 -extfile here "
                               "-out good")) &&
        ssl.run(QStringLiteral("x509 -req -in csr -CA ca.pem -CAkey ca.key -CAcreateserial -days -1 -extfile here "
                               "-out expired")) &&
        ssl.run(QStringLiteral("x509 -req -in csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 2 -extfile there "
                               "-out other")) &&
        ssl.run(QStringLiteral("x509 -req -in csr -signkey key -days 2 -extfile here -out self"));
    if (!made) return std::nullopt;
    Certificates certificates;
    certificates.key = QSslKey(ssl.read(QStringLiteral("key")), QSsl::Ec);
    certificates.authority = ssl.certificate(QStringLiteral("ca.pem"));
    certificates.good = ssl.certificate(QStringLiteral("good"));
    certificates.expired = ssl.certificate(QStringLiteral("expired"));
    certificates.otherHost = ssl.certificate(QStringLiteral("other"));
    certificates.selfSigned = ssl.certificate(QStringLiteral("self"));
    return certificates;
}

} // namespace caravan::faults
