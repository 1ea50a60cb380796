// SPDX-License-Identifier: Apache-2.0
#include "kiosk/no_network.h"

#include "core/logging.h"

// The only QtNetwork of the kiosk is this refusal: QML's engine makes an access manager of its own unless it is given
// one.
#include <QLibraryInfo>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QQmlAbstractUrlInterceptor>
#include <QQmlEngine>
#include <QQmlNetworkAccessManagerFactory>

#include <cerrno>
#include <memory>
#include <seccomp.h>
#include <sys/socket.h>

namespace caravan {

Result<Done, QString> denyNetwork()
{
    const std::unique_ptr<void, decltype(&seccomp_release)> filter(seccomp_init(SCMP_ACT_ALLOW), &seccomp_release);
    if (!filter) return Failure{QStringLiteral("no memory for the system call filter")};
    int result = seccomp_attr_set(filter.get(), SCMP_FLTATR_CTL_TSYNC, 1);
    // The kernel reads 32 bits of the register for the family: comparing all 64 would let a call with others set pass.
    constexpr scmp_datum_t familyBits = 0xffff'ffff;
    for (const int family : {AF_INET, AF_INET6})
        if (result == 0)
            result = seccomp_rule_add(filter.get(), SCMP_ACT_ERRNO(EACCES), SCMP_SYS(socket), 1,
                                      SCMP_A0(SCMP_CMP_MASKED_EQ, familyBits, static_cast<scmp_datum_t>(family)));
    if (result == 0) result = seccomp_rule_add(filter.get(), SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(io_uring_setup), 0);
    if (result == 0) result = seccomp_load(filter.get());
    if (result != 0) return Failure{QStringLiteral("the system call filter was refused: %1").arg(-result)};
    return Done{};
}

namespace {

class DeniedReply final : public QNetworkReply
{
public:
    DeniedReply(const QNetworkRequest &request, QObject *parent)
        : QNetworkReply(parent)
    {
        setRequest(request);
        setUrl(request.url());
        setError(QNetworkReply::ContentAccessDenied, QStringLiteral("the kiosk has no network"));
        setFinished(true);
        QMetaObject::invokeMethod(this, &QNetworkReply::finished, Qt::QueuedConnection);
    }
    void abort() override {}

protected:
    qint64 readData(char *, qint64) override { return -1; }
};

class DeniedAccess final : public QNetworkAccessManager
{
public:
    using QNetworkAccessManager::QNetworkAccessManager;

protected:
    QNetworkReply *createRequest(Operation, const QNetworkRequest &request, QIODevice *) override
    {
        qCWarning(lcScreen) << "refused a request of the screen, scheme" << request.url().scheme();
        return new DeniedReply(request, this);
    }
};

class DeniedAccessFactory final : public QQmlNetworkAccessManagerFactory
{
public:
    QNetworkAccessManager *create(QObject *parent) override { return new DeniedAccess(parent); }
};

class OwnUrlsOnly final : public QQmlAbstractUrlInterceptor
{
public:
    QUrl intercept(const QUrl &url, DataType type) override
    {
        // Qt's own modules are files of the system's import path; everything else of ours is in resources.
        const QString scheme = url.scheme();
        if (scheme == u"qrc" || scheme == u"image" || scheme.isEmpty()) return url;
        // The engine looks for a qmldir beside each file and in each import path; what such a file named would come
        // here.
        if (url.isLocalFile() && (type == QmldirFile || isQtModule(url.toLocalFile()))) return url;
        qCWarning(lcScreen) << "refused a URL of the screen, scheme" << scheme;
        return {};
    }

private:
    static bool isQtModule(const QString &file)
    {
        static const QString modules = QLibraryInfo::path(QLibraryInfo::QmlImportsPath) + u'/';
        return file.startsWith(modules) && !file.contains(u"/../");
    }
};

} // namespace

void confineEngine(QQmlEngine &engine)
{
    static DeniedAccessFactory access;
    static OwnUrlsOnly interceptor;
    engine.setNetworkAccessManagerFactory(&access);
    engine.addUrlInterceptor(&interceptor);
}

} // namespace caravan
