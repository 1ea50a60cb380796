// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sync/pull/pull_pass.h"

#include <QSet>

namespace caravan {

/// Fetches a handful of pictures, most popular first, two at once. The puller runs it again while more are wanted, so
/// that prices never wait behind pictures. A picture that is refused or broken is written down as asked for in vain,
/// but only after the store itself was heard and a second try failed as well: a captive portal must not cost a shop its
/// pictures for a week.
class ImagePass final : public PullPass
{
public:
    ImagePass(PullPorts ports, PullGate &gate, QString imageDir, Milliseconds recheck)
        : PullPass(ports, gate)
        , m_imageDir(std::move(imageDir))
        , m_recheck(recheck)
    {
    }
    void run() override;
    /// There was nothing to do.
    [[nodiscard]] bool foundNone() const { return m_foundNone; }

private:
    void next();
    void fetchOne(const WantedPicture &wanted);
    void keep(const WantedPicture &wanted, const RemoteImage &image);
    void doubt(const WantedPicture &wanted);
    void mark(const QString &url, const QString &etag);
    void doneOne();

    QString m_imageDir;
    Milliseconds m_recheck;
    QList<WantedPicture> m_wanted;
    QSet<QString> m_doubted; ///< addresses that are tried for the second time
    int m_underWay = 0;
    bool m_foundNone = false;
};

} // namespace caravan
