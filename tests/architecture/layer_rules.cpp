// SPDX-License-Identifier: Apache-2.0
#include "layer_rules.h"

#include <QRegularExpression>

#include <algorithm>

namespace caravan {

namespace {

struct Layer
{
    QString folder;
    QStringList mayKnow; ///< besides itself
};

/// Composition roots know everything of their side.
const QList<Layer> &layers()
{
    static const QList<Layer> all{
        {u"app/core"_qs, {}},
        {u"app/domain"_qs, {u"app/core"_qs}},
        {u"app/storage"_qs, {u"app/core"_qs, u"app/domain"_qs}},
        {u"app/devices"_qs, {u"app/core"_qs, u"app/domain"_qs}},
        {u"app/viewmodels"_qs, {u"app/core"_qs, u"app/domain"_qs}},
        {u"app/orders"_qs, {u"app/core"_qs, u"app/domain"_qs, u"app/storage"_qs}},
        {u"app/link"_qs, {u"app/core"_qs}},
        {u"app/testdriver"_qs, {u"app/core"_qs}},
        {u"app/security"_qs, {u"app/core"_qs, u"app/domain"_qs}},
        {u"app/scan"_qs, {u"app/core"_qs, u"app/domain"_qs, u"app/security"_qs, u"app/devices"_qs}},
        {u"app/kiosk"_qs,
         {u"app/core"_qs, u"app/domain"_qs, u"app/storage"_qs, u"app/devices"_qs, u"app/viewmodels"_qs, u"app/link"_qs,
          u"app/security"_qs, u"app/testdriver"_qs}},
        {u"app/search"_qs, {u"app/core"_qs, u"app/domain"_qs, u"app/storage"_qs, u"sync/demostore"_qs}},
        {u"sync/store"_qs, {u"app/core"_qs, u"app/domain"_qs}},
        {u"sync/outbox"_qs, {u"app/core"_qs, u"app/domain"_qs, u"sync/store"_qs}},
        {u"sync/pull"_qs, {u"app/core"_qs, u"app/domain"_qs, u"sync/store"_qs, u"sync/outbox"_qs}},
        {u"app/healthgate"_qs, {u"app/core"_qs, u"app/domain"_qs, u"app/storage"_qs, u"app/devices"_qs}},
        {u"fleet/document"_qs, {u"app/core"_qs}},
        {u"fleet/slots"_qs, {u"app/core"_qs}},
        {u"fleet/release"_qs, {u"app/core"_qs, u"fleet/document"_qs}},
        {u"fleet/terminal"_qs, {u"app/core"_qs, u"fleet/document"_qs, u"fleet/slots"_qs, u"fleet/release"_qs}},
        {u"fleet/operator"_qs,
         {u"app/core"_qs, u"fleet/document"_qs, u"fleet/slots"_qs, u"fleet/release"_qs, u"fleet/terminal"_qs}},
        {u"fleet/launcher"_qs, {u"app/core"_qs, u"fleet/slots"_qs}},
        {u"sync/agent"_qs,
         {u"app/core"_qs, u"app/domain"_qs, u"app/storage"_qs, u"app/link"_qs, u"sync/store"_qs, u"sync/outbox"_qs,
          u"sync/pull"_qs, u"fleet/document"_qs, u"fleet/slots"_qs, u"fleet/release"_qs, u"fleet/terminal"_qs}},
        {u"sync/demostore"_qs, {u"app/core"_qs, u"app/domain"_qs}},
    };
    return all;
}

/// The C++ of a QML module draws or composes for it; it knows core and itself.
const Layer moduleCode{u"qml"_qs, {u"app/core"_qs}};

QString folderOf(const QString &path)
{
    return path.startsWith(u"qml/") ? moduleCode.folder : path.section(u'/', 0, 1);
}

const Layer *layerWith(const QString &folder)
{
    if (folder == moduleCode.folder) return &moduleCode;
    const auto found = std::find_if(layers().begin(), layers().end(),
                                    [&folder](const Layer &layer) { return layer.folder == folder; });
    return found == layers().end() ? nullptr : &*found;
}

/// The layer's folder that an include names; empty: a file of the same folder or a generated one.
QString folderOfInclude(const QString &include)
{
    for (const Layer &layer : layers())
        if (include.startsWith(layer.folder + u'/') || include.startsWith(layer.folder.section(u'/', 1) + u'/'))
            return layer.folder;
    if (include.startsWith(u"rep_")) return u"app/link"_qs;
    return {};
}

struct Library
{
    QString name;
    QRegularExpression include;
    QStringList places; ///< the only beginnings of paths where it may be included
};

const QList<Library> &ownedLibraries()
{
    static const auto pattern = [](const char *text) { return QRegularExpression(QString::fromLatin1(text)); };
    static const QList<Library> all{
        {u"SQLite"_qs, pattern("^(SQLiteCpp/|sqlite3|QtSql|QSql)"), {u"app/storage/"_qs, u"sync/demostore/"_qs}},
        {u"the network"_qs,
         pattern("^(QtNetwork|QNetwork|QTcp|QUdp|QSctp|QLocalS|QAbstractSocket|QSsl|QHost|QDns|QHttp|QHstsPolicy|"
                 "QAuthenticator|QtHttpServer|QAbstractHttpServer|QWebSocket|sys/socket|netinet/|arpa/|netdb|curl/)"),
         {u"sync/"_qs, u"fleet/terminal/"_qs, u"fleet/launcher/notice_socket.cpp"_qs, u"app/testdriver/"_qs,
          u"app/kiosk/no_network.cpp"_qs}},
        {u"ZXing"_qs, pattern("^ZXing/"), {u"app/devices/"_qs}},
        {u"libsodium"_qs, pattern("^sodium"), {u"app/storage/"_qs, u"app/security/"_qs, u"fleet/document/"_qs}},
        {u"OSTree"_qs, pattern("^(ostree|gio/|glib|gpgme)"), {u"fleet/release/"_qs}},
        {u"toml++"_qs, pattern("^toml"), {u"app/core/"_qs}},
        {u"seccomp"_qs, pattern("^seccomp"), {u"app/kiosk/no_network.cpp"_qs}},
        {u"the camera"_qs, pattern("^(QtMultimedia|QCamera|QMedia|QVideo|QAudio)"), {u"app/devices/"_qs}},
        {u"the screen"_qs,
         pattern("^(QtGui|QtQuick|QtQml|QQuick|QQml|QGuiApplication|QWindow|QColor)"),
         {u"app/viewmodels/"_qs, u"app/kiosk/"_qs, u"app/testdriver/"_qs, u"app/healthgate/"_qs, u"qml/"_qs}},
        {u"pictures"_qs,
         pattern("^(QImage|QPixmap|QSvg)"),
         {u"app/viewmodels/"_qs, u"app/kiosk/"_qs, u"app/testdriver/"_qs, u"app/devices/"_qs, u"app/healthgate/"_qs,
          u"app/scan/"_qs, u"sync/"_qs, u"qml/"_qs}},
    };
    return all;
}

bool isSource(const QString &path)
{
    const bool cpp = path.endsWith(u".h") || path.endsWith(u".cpp");
    static const QStringList trees{u"app/"_qs, u"sync/"_qs, u"fleet/"_qs, u"qml/"_qs};
    return cpp &&
           std::any_of(trees.begin(), trees.end(), [&path](const QString &tree) { return path.startsWith(tree); });
}

/// Calls take(line number, match) for every match in the text.
template <class Take> void forEachMatch(const QRegularExpression &pattern, const QString &text, const Take &take)
{
    const QStringList lines = text.split(u'\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        auto matches = pattern.globalMatch(lines.at(i));
        while (matches.hasNext())
            take(i + 1, matches.next());
    }
}

QString fault(qsizetype line, const QString &what) { return QString::number(line) + u": " + what; }

} // namespace

QStringList layerFaults(const QString &path, const QString &text)
{
    if (!isSource(path)) return {};
    const QString own = folderOf(path);
    const Layer *layer = layerWith(own);
    if (!layer) return {fault(1, own + u" is no layer: add it to the rules")};
    QStringList faults;
    static const QRegularExpression include(QStringLiteral("^\\s*#\\s*include\\s*\"([^\"]+)\""));
    forEachMatch(include, text, [&](qsizetype line, const QRegularExpressionMatch &match) {
        const QString name = match.captured(1);
        if (name.contains(u"..")) faults.append(fault(line, u"includes by a relative path: "_qs + name));
        const QString other = folderOfInclude(name);
        if (!other.isEmpty() && other != own && !layer->mayKnow.contains(other))
            faults.append(fault(line, own + u" must not know " + other + u": " + name));
    });
    return faults;
}

QStringList libraryFaults(const QString &path, const QString &text)
{
    if (!isSource(path)) return {};
    QStringList faults;
    static const QRegularExpression include(QStringLiteral("^\\s*#\\s*include\\s*[<\"]([^>\"]+)[>\"]"));
    static const QRegularExpression inputOutput(
        QStringLiteral("^(QObject|QFile|QDir|QTimer|QThread|QProcess|QSettings|fstream)\\b"));
    const bool domain = path.startsWith(u"app/domain/");
    forEachMatch(include, text, [&](qsizetype line, const QRegularExpressionMatch &match) {
        const QString name = match.captured(1);
        for (const Library &library : ownedLibraries()) {
            const bool here = std::any_of(library.places.begin(), library.places.end(),
                                          [&path](const QString &place) { return path.startsWith(place); });
            if (!here && library.include.match(name).hasMatch())
                faults.append(fault(line, library.name + u" is not for this place: " + name));
        }
        if (domain && inputOutput.match(name).hasMatch())
            faults.append(fault(line, u"domain holds values and rules only: "_qs + name));
    });
    static const QRegularExpression object(QStringLiteral("\\bQ_(OBJECT|GADGET)\\b"));
    if (domain)
        forEachMatch(object, text, [&](qsizetype line, const QRegularExpressionMatch &match) {
            faults.append(fault(line, u"domain holds values and rules only: "_qs + match.captured()));
        });
    return faults;
}

QStringList qmlFaults(const QString &path, const QString &text)
{
    if (!path.startsWith(u"qml/") || !path.endsWith(u".qml")) return {};
    const QString module = path.section(u'/', 2, 2);
    QStringList faults;
    static const QRegularExpression import(QStringLiteral("^\\s*import\\s+(\\S+)(\\s+[0-9.]+)?"));
    forEachMatch(import, text, [&](qsizetype line, const QRegularExpressionMatch &match) {
        const QString name = match.captured(1);
        if (name.startsWith(u'"') || name.startsWith(u'\''))
            faults.append(fault(line, u"imports by a path: "_qs + name));
        if (!match.captured(2).isEmpty()) faults.append(fault(line, u"imports a version: "_qs + name));
        if (!name.startsWith(u"Caravan.")) return;
        const QString other = name.section(u'.', 1, 1);
        QStringList known{module};
        if (module == u"Controls")
            known << u"Theme"_qs << u"Input"_qs << u"Drawing"_qs;
        else if (!QStringList{u"Theme"_qs, u"Input"_qs, u"Drawing"_qs}.contains(module))
            known << u"Theme"_qs << u"Controls"_qs << u"ViewModels"_qs;
        if (module != u"Shell" && !known.contains(other))
            faults.append(fault(line, module + u" must not know " + other));
    });
    if (module == u"Theme") return faults;
    static const QRegularExpression colour(
        QStringLiteral("\"#[0-9A-Fa-f]{3,8}\"|'#[0-9A-Fa-f]{3,8}'|\\bQt\\.(rgba|hsla|hsva|color)\\s*\\(|"
                       "[cC]olor:\\s*[\"'](?!transparent[\"'])"));
    forEachMatch(colour, text, [&](qsizetype line, const QRegularExpressionMatch &match) {
        faults.append(fault(line, u"a colour outside Theme: "_qs + match.captured()));
    });
    return faults;
}

QStringList licenceFaults(const QString &path, const QString &text)
{
    const QStringList lines = text.split(u'\n');
    const bool script = lines.value(0).startsWith(u"#!");
    const QString line = lines.value(script ? 1 : 0);
    if (line.endsWith(u"SPDX-License-Identifier: Apache-2.0") ||
        line.endsWith(u"SPDX-License-Identifier: Apache-2.0 */") ||
        line.endsWith(u"SPDX-License-Identifier: Apache-2.0 -->"))
        return {};
    return {fault(1, path + u" has no licence line")};
}

} // namespace caravan
