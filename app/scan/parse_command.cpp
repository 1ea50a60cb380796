// SPDX-License-Identifier: Apache-2.0
#include "scan/code_json.h"
#include "scan/commands.h"

#include <QJsonDocument>

#include <cstdio>
#include <iostream>
#include <string>

namespace caravan::scan {

int parse(const QStringList &arguments)
{
    if (!arguments.isEmpty()) {
        std::fputs("caravan-scan: parse takes no arguments\n", stderr);
        return 2;
    }
    std::string line;
    while (std::getline(std::cin, line)) {
        const auto answer = codeToJson({QByteArray::fromStdString(line), {}});
        std::cout << QJsonDocument(answer).toJson(QJsonDocument::Compact).toStdString() << '\n';
    }
    std::cout.flush();
    return std::cin.bad() || std::cout.fail() ? 1 : 0;
}

} // namespace caravan::scan
