// SPDX-License-Identifier: Apache-2.0
#include "kiosk/poster_watch.h"

#include <QFileInfo>

namespace caravan {

namespace {

QUrl posterOf(const QString &contentDir)
{
    if (!QFileInfo::exists(contentDir + u"/images/attract.png")) return QUrl(QStringLiteral("image://asset/attract"));
    const QString revision = QFileInfo(QFileInfo(contentDir).symLinkTarget()).fileName();
    return QUrl(QStringLiteral("image://content/attract/") + revision.left(16));
}

} // namespace

PosterWatch::PosterWatch(QString contentDir, Milliseconds interval, QObject *parent)
    : QObject(parent)
    , m_contentDir(std::move(contentDir))
    , m_interval(interval)
{
    connect(&m_timer, &QTimer::timeout, this, &PosterWatch::look);
}

void PosterWatch::start()
{
    look();
    m_timer.start(m_interval);
}

void PosterWatch::look()
{
    if (std::exchange(m_looking, true)) return;
    m_worker.run([dir = m_contentDir] { return posterOf(dir); }).then(this, [this](const QUrl &poster) {
        m_looking = false;
        if (std::exchange(m_known, poster) != poster) emit changed(poster);
    });
}

} // namespace caravan
