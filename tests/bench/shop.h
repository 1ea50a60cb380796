// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "bench/measured_program.h"

namespace caravan::bench {

class Environment;

/// A demo store in a program and a folder of its own, serving a generated catalog on loopback while this object lives.
class Shop
{
public:
    static Result<std::unique_ptr<Shop>, QString> open(Environment &environment, int products);

    /// The file that says where it is and with which key: what an agent reads.
    [[nodiscard]] QString connectionFile() const;
    /// A new state folder of a terminal that knows this shop.
    Result<QString, QString> newTerminal(Environment &environment) const;

private:
    Shop(QString folder, const QString &binary, const QString &log);

    QString m_folder;
    MeasuredProgram m_store;
};

} // namespace caravan::bench
