// SPDX-License-Identifier: Apache-2.0
#include "fleet/terminal/enrolment.h"

#include "fleet/document/field_reader.h"
#include "fleet/slots/durable_file.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QUrl>

namespace caravan {

namespace {

const QString requestHead = QStringLiteral("CARAVAN-ENROL-1 ");
const QString answerHead = QStringLiteral("CARAVAN-FLEET-1 ");
constexpr qint64 mostBytes = 4096;
constexpr qsizetype mostUrls = 4;
constexpr auto nameForm = "[A-Z][0-9]{2}";
constexpr auto urlForm = "https?://[^\\s?#@]{1,200}";

QByteArray signedPart(const QString &name, const QString &key) { return (requestHead + name + u' ' + key).toUtf8(); }

} // namespace

QString EnrolmentRequest::write(const QString &name, const SigningKey &key)
{
    const QString open = key.publicKey().toString();
    return QString::fromUtf8(signedPart(name, open)) + u' ' +
           QString::fromLatin1(key.sign(signedPart(name, open)).toBase64());
}

Result<EnrolmentRequest, QString> EnrolmentRequest::parse(const QString &text)
{
    const QStringList words = text.trimmed().split(u' ');
    if (words.size() != 4 || words.first() + u' ' != requestHead)
        return Failure{QStringLiteral("this is not a terminal's request")};
    EnrolmentRequest read{words.at(1), PublicKey::parse(words.at(2))};
    FieldReader name(QJsonObject{{QStringLiteral("name"), read.name}});
    name.text("name", nameForm);
    if (!name.ok() || !read.key ||
        !read.key->verifies(signedPart(read.name, words.at(2)), QByteArray::fromBase64(words.at(3).toLatin1())))
        return Failure{QStringLiteral("the request is damaged")};
    return read;
}

QString Enrolment::write() const
{
    const QJsonObject object{{QStringLiteral("fleet"), fleet},
                             {QStringLiteral("terminal"), terminal},
                             {QStringLiteral("channel"), channel},
                             {QStringLiteral("cohort"), cohort},
                             {QStringLiteral("urls"), QJsonArray::fromStringList(urls)},
                             {QStringLiteral("root"), root ? root->toString() : QString()}};
    return answerHead + QString::fromUtf8(canonicalJson(object));
}

Result<Enrolment, QString> Enrolment::parse(const QString &text)
{
    const QString line = text.trimmed();
    if (!line.startsWith(answerHead)) return Failure{QStringLiteral("this is not an operator's answer")};
    FieldReader fields(QJsonDocument::fromJson(line.mid(answerHead.size()).toUtf8()).object());
    Enrolment read;
    read.fleet = fields.text("fleet", form::fleet);
    read.terminal = fields.text("terminal", "[0-9a-f]{16}");
    read.channel = fields.text("channel", form::name);
    read.cohort = fields.text("cohort", "[a-z0-9-]{0,40}");
    read.urls = fields.texts("urls", urlForm, mostUrls);
    read.root = PublicKey::parse(fields.text("root", form::base64));
    if (!fields.ok() || !read.root || read.urls.isEmpty()) return Failure{QStringLiteral("the answer is damaged")};
    return read;
}

Result<Enrolment, QString> Enrolment::fromFile(const QString &path)
{
    const auto text = durable::read(path, mostBytes);
    if (!text) return Failure{QStringLiteral("this terminal is not enrolled")};
    return parse(QString::fromUtf8(*text));
}

Result<QString, QString> requestEnrolment(const QString &state, const QString &name)
{
    QDir().mkpath(fleet_files::dir(state));
    const QString path = fleet_files::key(state);
    if (!QFile::exists(path))
        if (const auto written = SigningKey::make().writeNew(path); !written) return written.failure();
    const auto key = SigningKey::fromFile(path);
    if (!key) return key.failure();
    return EnrolmentRequest::write(name, *key);
}

Result<Enrolment, QString> acceptEnrolment(const QString &state, const QString &answer)
{
    const auto read = Enrolment::parse(answer);
    if (!read) return read;
    const auto key = SigningKey::fromFile(fleet_files::key(state));
    if (!key) return Failure{QString(QStringLiteral("this terminal has made no request: ") + key.error())};
    if (read->terminal != key->publicKey().id()) return Failure{QStringLiteral("the answer is for another terminal")};
    const auto before = Enrolment::fromFile(fleet_files::enrolment(state));
    if (before && (before->fleet != read->fleet || before->root != read->root))
        return Failure{
            QStringLiteral("this terminal belongs to the fleet %1: remove its fleet folder first").arg(before->fleet)};
    if (!durable::write(fleet_files::enrolment(state), read->write().toUtf8() + '\n'))
        return Failure{QStringLiteral("cannot write %1").arg(fleet_files::enrolment(state))};
    return read;
}

} // namespace caravan
