// SPDX-License-Identifier: Apache-2.0
// Stands in for the kiosk in a small release: behaves as share/mode of its own release says, and takes orders all the
// time, writing down each one that the journal has acknowledged.
#include "core/process_options.h"
#include "core/service_notifier.h"
#include "storage/contact_vault.h"
#include "storage/order_journal_sqlite.h"
#include "support/sample_catalog.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>
#include <QTimer>

#include <csignal>
#include <fcntl.h>
#include <unistd.h>

using namespace caravan;

namespace {

QByteArray modeOf(const QString &program)
{
    QFile file(program + QStringLiteral("/../share/mode"));
    return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed() : QByteArray("good");
}

/// One acknowledged order a line, in one write: whole or not there.
void acknowledge(const QString &state, const OrderId &id)
{
    const QByteArray path = QFile::encodeName(state + QStringLiteral("/acknowledged"));
    const int descriptor = ::open(path.constData(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
    const QByteArray line = id.toString().toLatin1() + '\n';
    if (::write(descriptor, line.constData(), static_cast<size_t>(line.size())) != line.size()) ::abort();
    ::close(descriptor);
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addOptions({{QStringLiteral("state"), {}, QStringLiteral("DIR")}, {QStringLiteral("version"), {}}});
    parser.process(application);
    const QString state = parser.value(QStringLiteral("state"));
    const QByteArray mode = modeOf(QCoreApplication::applicationDirPath());
    QFile started(state + QStringLiteral("/started"));
    if (started.open(QIODevice::Append)) started.write(mode + '\n');
    started.close();
    if (mode == "crash") ::raise(SIGSEGV);
    if (mode == "exit") return 1;
    if (mode == "hang") ::pause();

    const auto vault = ContactVault::open(state::contactKey(state));
    const SystemClock clock;
    const auto journal =
        vault ? OrderJournalSqlite::open({state::journalDatabase(state), QStringLiteral("K01"), 1, {}}, *vault, clock)
              : Failure{JournalError::Failed};
    if (!journal) return 3;
    OrderDraft draft;
    draft.lines = {sample::line(1)};
    draft.catalogVersion = 1;
    QTimer shopper;
    QObject::connect(&shopper, &QTimer::timeout, [&] {
        const OrderId id = OrderId::make(clock.utcNow());
        if ((*journal)->place(id, draft)) acknowledge(state, id);
    });
    ServiceNotifier service;
    service.noteReady();
    shopper.start(20);
    if (mode == "silent") QTimer::singleShot(200, [] { ::pause(); });
    if (mode == "later") QTimer::singleShot(400, [] { ::raise(SIGABRT); });
    return QCoreApplication::exec();
}
