// SPDX-License-Identifier: Apache-2.0
#include "kiosk/folder_image_provider.h"

#include <QFile>
#include <QImageReader>
#include <QPointer>
#include <QRunnable>

#include <algorithm>

namespace caravan {

namespace {

constexpr int decoders = 2;
constexpr qint64 mostPixels = 4096LL * 4096;

class FileResponse final : public QQuickImageResponse, public QRunnable
{
public:
    FileResponse(QString file, QSize wanted)
        : m_file(std::move(file))
        , m_wanted(wanted)
    {
        setAutoDelete(false);
    }

    void run() override
    {
        if (!m_cancelled.load()) m_image = decode();
        if (m_image.isNull()) m_error = QStringLiteral("no such picture");
        emit finished();
    }
    void cancel() override { m_cancelled.store(true); }
    [[nodiscard]] QQuickTextureFactory *textureFactory() const override
    {
        return QQuickTextureFactory::textureFactoryForImage(m_image);
    }
    [[nodiscard]] QString errorString() const override { return m_error; }

private:
    [[nodiscard]] QImage decode() const
    {
        // Opened here, as QImageReader would look for NAME.png and others where NAME is missing.
        QFile file(m_file);
        if (m_file.isEmpty() || !file.open(QIODevice::ReadOnly)) return {};
        QImageReader reader(&file);
        const QSize own = reader.size();
        if (!own.isValid() || qint64(own.width()) * own.height() > mostPixels) return {};
        if (m_wanted.width() > 0 || m_wanted.height() > 0) reader.setScaledSize(fitted(own));
        return reader.read();
    }

    /// Covers the wanted size, keeps the shape, never grows: Image crops what stands over.
    [[nodiscard]] QSize fitted(QSize own) const
    {
        const double across = m_wanted.width() > 0 ? double(m_wanted.width()) / own.width() : 0;
        const double down = m_wanted.height() > 0 ? double(m_wanted.height()) / own.height() : 0;
        const double factor = std::min(1.0, std::max(across, down));
        return {std::max(1, int(own.width() * factor)), std::max(1, int(own.height() * factor))};
    }

    QString m_file;
    QSize m_wanted;
    QImage m_image;
    QString m_error;
    std::atomic<bool> m_cancelled = false;
};

bool isName(const QString &id)
{
    return !id.isEmpty() && id.size() <= 80 && std::all_of(id.begin(), id.end(), [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'-';
    });
}

} // namespace

FolderImageProvider::FolderImageProvider(QString folder, QString suffix)
    : m_folder(std::move(folder))
    , m_suffix(std::move(suffix))
{
    m_pool.setMaxThreadCount(decoders);
}

FolderImageProvider::~FolderImageProvider() { m_pool.waitForDone(); }

QQuickImageResponse *FolderImageProvider::requestImageResponse(const QString &id, const QSize &requestedSize)
{
    const QString name = id.section(u'/', 0, 0);
    auto *response = new FileResponse(isName(name) ? m_folder + u'/' + name + m_suffix : QString(), requestedSize);
    m_pool.start(response);
    return response;
}

} // namespace caravan
