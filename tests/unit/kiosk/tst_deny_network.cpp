// SPDX-License-Identifier: Apache-2.0
#include "kiosk/no_network.h"

#include <QTest>

#include <array>
#include <atomic>
#include <cerrno>
#include <functional>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace caravan;

namespace {

/// Number of the error with which the call failed, 0 where it succeeded.
int errorOf(long result)
{
    if (result < 0) return errno;
    ::close(static_cast<int>(result));
    return 0;
}

int socketError(int family) { return errorOf(::socket(family, SOCK_STREAM, 0)); }

/// The kernel reads 32 bits of the family, a filter sees all 64 of the register: what stands above must not matter.
int socketErrorWithHighBits(long family) { return errorOf(::syscall(SYS_socket, (1L << 32) | family, SOCK_STREAM, 0)); }

/// Status with which the check ends in a process of its own, as the filter cannot be taken off again.
int inChild(const std::function<int()> &check)
{
    const pid_t child = ::fork();
    if (child == 0) ::_exit(check());
    int status = 0;
    if (child < 0 || ::waitpid(child, &status, 0) != child || !WIFEXITED(status)) return -1;
    return WEXITSTATUS(status);
}

int inChildWithoutNetwork(const std::function<int()> &check)
{
    return inChild([&check] { return denyNetwork().ok() ? check() : 255; });
}

} // namespace

class DenyNetworkTest : public QObject
{
    Q_OBJECT

private slots:
    void internetFamilies_data();
    void internetFamilies();
    void newThread();
    void threadFromBefore();
    void ownMachineStaysReachable();
    void ioUring();
    void twice();
};

void DenyNetworkTest::internetFamilies_data()
{
    QTest::addColumn<int>("family");
    QTest::newRow("IPv4") << AF_INET;
    QTest::newRow("IPv6") << AF_INET6;
}

void DenyNetworkTest::internetFamilies()
{
    QFETCH(int, family);
    // Without the filter both calls reach the kernel's network: the checks below can fail.
    QVERIFY(inChild([family] { return socketError(family); }) != EACCES);
    QVERIFY(inChild([family] { return socketErrorWithHighBits(family); }) != EACCES);
    QCOMPARE(inChildWithoutNetwork([family] { return socketError(family); }), EACCES);
    QCOMPARE(inChildWithoutNetwork([family] { return socketErrorWithHighBits(family); }), EACCES);
}

void DenyNetworkTest::newThread()
{
    QCOMPARE(inChildWithoutNetwork([] {
                 int error = 0;
                 std::thread([&error] { error = socketError(AF_INET); }).join();
                 return error;
             }),
             EACCES);
}

void DenyNetworkTest::threadFromBefore()
{
    QCOMPARE(inChild([] {
                 std::atomic<bool> denied = false;
                 std::atomic<int> error = 0;
                 std::thread early([&] {
                     denied.wait(false);
                     error = socketError(AF_INET);
                 });
                 const bool ok = denyNetwork().ok();
                 denied = true;
                 denied.notify_all();
                 early.join();
                 return ok ? error.load() : 255;
             }),
             EACCES);
}

void DenyNetworkTest::ownMachineStaysReachable()
{
    QCOMPARE(inChildWithoutNetwork([] { return socketError(AF_UNIX); }), 0);
    QCOMPARE(inChildWithoutNetwork([] {
                 std::array<int, 2> pair{};
                 return ::socketpair(AF_UNIX, SOCK_STREAM, 0, pair.data()) == 0 ? 0 : errno;
             }),
             0);
}

void DenyNetworkTest::ioUring()
{
    QCOMPARE(inChildWithoutNetwork([] { return errorOf(::syscall(SYS_io_uring_setup, 1, nullptr)); }), ENOSYS);
}

void DenyNetworkTest::twice()
{
    QCOMPARE(inChildWithoutNetwork([] { return denyNetwork().ok() ? socketError(AF_INET) : 255; }), EACCES);
}

QTEST_GUILESS_MAIN(DenyNetworkTest)
#include "tst_deny_network.moc"
