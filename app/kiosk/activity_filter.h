// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

namespace caravan {

/// Tells of every touch, key, click and wheel that reaches the program, whatever item takes it. GUI thread.
class ActivityFilter : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

signals:
    void input();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace caravan
