// SPDX-License-Identifier: Apache-2.0
// The floor of pulling and delivering: the same requests to the same store, done as simply as they can be.
//   caravan-bench-plain pull STORE_JSON DATABASE
//   caravan-bench-plain deliver STORE_JSON ORDERS
#include "bench/plain/plain_delivery.h"
#include "bench/plain/plain_pull.h"

#include <QCoreApplication>

#include <cstdio>

namespace {

int fail(const QString &message)
{
    std::fprintf(stderr, "caravan-bench-plain: %s\n", qPrintable(message));
    return 1;
}

} // namespace

int main(int argc, char *argv[])
{
    using namespace caravan::bench;
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments().mid(1);
    if (arguments.size() != 3) return fail(QStringLiteral("pull STORE_JSON DATABASE | deliver STORE_JSON ORDERS"));
    auto connection = PlainHttp::readConnection(arguments.at(1));
    if (!connection) return fail(connection.error());
    PlainHttp http(std::move(connection).value());
    if (arguments.at(0) == u"pull") {
        const auto pulled = pullPlainly(http, arguments.at(2));
        return pulled ? 0 : fail(pulled.error());
    }
    if (arguments.at(0) != u"deliver") return fail(QStringLiteral("neither pull nor deliver"));
    const auto delivered = deliverPlainly(http, arguments.at(2).toInt());
    return delivered ? 0 : fail(delivered.error());
}
