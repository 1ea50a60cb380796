// SPDX-License-Identifier: Apache-2.0
#include "storage/search/search_data.h"

#include <QFile>

namespace caravan::searchData {

void forEachLine(const QString &file, const std::function<void(const QString &)> &take)
{
    QFile source(u":/caravan/search/" + file);
    if (!source.open(QIODevice::ReadOnly)) return;
    while (!source.atEnd()) {
        const QString line = QString::fromUtf8(source.readLine()).trimmed();
        if (!line.isEmpty() && !line.startsWith(u'#')) take(line);
    }
}

} // namespace caravan::searchData
