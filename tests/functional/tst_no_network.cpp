// SPDX-License-Identifier: Apache-2.0
#include "functional/harness/terminal.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include <sys/socket.h>
#include <unistd.h>

using namespace caravan::functional;

namespace {

/// Inodes of all IPv4 and IPv6 sockets that the kernel knows in this network namespace.
QSet<QString> inetSockets()
{
    QSet<QString> inodes;
    for (const QString &table : {QStringLiteral("tcp"), QStringLiteral("tcp6"), QStringLiteral("udp"),
                                 QStringLiteral("udp6"), QStringLiteral("raw"), QStringLiteral("raw6")}) {
        QFile file(QStringLiteral("/proc/net/") + table);
        if (!file.open(QIODevice::ReadOnly)) continue;
        const QList<QByteArray> lines = file.readAll().split('\n').mid(1);
        for (const QByteArray &line : lines) {
            const QStringList fields = QString::fromLatin1(line).split(u' ', Qt::SkipEmptyParts);
            if (fields.size() > 9) inodes.insert(fields.at(9));
        }
    }
    return inodes;
}

int inetSocketsOf(qint64 pid)
{
    static const QRegularExpression socketLink(QStringLiteral("socket:\\[([0-9]+)\\]"));
    const QSet<QString> known = inetSockets();
    int count = 0;
    const QDir descriptors(QStringLiteral("/proc/%1/fd").arg(pid));
    for (const QString &name : descriptors.entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot)) {
        char target[256] = {};
        const QByteArray path = descriptors.absoluteFilePath(name).toLocal8Bit();
        if (::readlink(path.constData(), target, sizeof target - 1) <= 0) continue;
        const auto match = socketLink.match(QString::fromLocal8Bit(target));
        if (match.hasMatch() && known.contains(match.captured(1))) ++count;
    }
    return count;
}

} // namespace

/// The kiosk opens no IPv4 or IPv6 socket, while the same look at the agent and the store finds theirs.
class TestNoNetwork : public QObject
{
    Q_OBJECT

private slots:
    void kioskHasNoInetSocket();
};

void TestNoNetwork::kioskHasNoInetSocket()
{
    Terminal terminal(QStringLiteral(CARAVAN_BINARIES), QString());
    QVERIFY(terminal.configure());
    terminal.startStore();
    terminal.startAgent();
    QVERIFY(terminal.startKiosk());
    QVERIFY(terminal.waitForCatalog() > 0);
    terminal.remote.tap(QStringLiteral("attract.touch")).tap(QStringLiteral("language.en"));
    terminal.remote.tap(QStringLiteral("product.card.0")).waitFor(QStringLiteral("product.add"));
    QVERIFY2(terminal.remote.ok(), qPrintable(terminal.remote.error()));

    QVERIFY2(inetSocketsOf(terminal.store.pid()) > 0, "the look itself must be able to see a socket");
    QCOMPARE(inetSocketsOf(terminal.kiosk.pid()), 0);

    QFile status(QStringLiteral("/proc/%1/status").arg(terminal.kiosk.pid()));
    QVERIFY(status.open(QIODevice::ReadOnly));
    QVERIFY2(status.readAll().contains("Seccomp:\t2"), "the system call filter is in force");
}

QTEST_GUILESS_MAIN(TestNoNetwork)
#include "tst_no_network.moc"
