// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.h"

#include <QObject>

#include <memory>

class QSocketNotifier;

namespace caravan {

/// The supervisor's end of sd_notify(3): a datagram socket of the file system, mode 0600.
class NoticeSocket final : public QObject
{
    Q_OBJECT

public:
    /// Path of a socket of at most 107 bytes.
    static Result<std::unique_ptr<NoticeSocket>, QString> listen(const QString &path);
    ~NoticeSocket() override;

signals:
    void readied();
    void beaten();

private:
    NoticeSocket(int descriptor, QString path);
    void receive();

    int m_descriptor;
    QString m_path;
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace caravan
