// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/clock.h"
#include "core/worker.h"

#include <QObject>
#include <QTimer>
#include <QUrl>

namespace caravan {

/// Says which poster is to be shown: the delivered content's, where it has one, else the one that ships. The address
/// names the content's revision, so that a new picture under the old name is read anew. Looks every few seconds on a
/// thread of its own; lives on the GUI thread.
class PosterWatch final : public QObject
{
    Q_OBJECT

public:
    /// `contentDir`: the link to the delivered content; need not be there.
    PosterWatch(QString contentDir, Milliseconds interval, QObject *parent = nullptr);
    void start();

signals:
    void changed(const QUrl &poster);

private:
    void look();

    QString m_contentDir;
    Milliseconds m_interval;
    QUrl m_known;
    QTimer m_timer;
    bool m_looking = false;
    Worker m_worker;
};

} // namespace caravan
