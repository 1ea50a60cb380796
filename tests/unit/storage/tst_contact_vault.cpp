// SPDX-License-Identifier: Apache-2.0
#include "storage_fixture.h"

#include <QTest>

#include <sys/stat.h>
#include <thread>

using namespace caravan;
using namespace caravan::test;

class TestContactVault : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    [[nodiscard]] QString file(const QString &name) const { return m_dir.filePath(name); }

private slots:
    void cleanup() { qunsetenv("CREDENTIALS_DIRECTORY"); }

    void sealsAndOpens()
    {
        const auto vault = ContactVault::open(file(u"a.key"_qs));
        QVERIFY(vault.ok());
        const OrderId order = OrderId::make({});
        const auto sealed = vault->seal(somebody(), order);
        QVERIFY(sealed.ok());
        QVERIFY(!sealed->contains("13912345678"));
        QVERIFY(!sealed->contains(u"阿依古丽"_qs.toUtf8()));
        const auto opened = vault->unseal(*sealed, order);
        QVERIFY(opened.ok());
        QCOMPARE(opened->name, somebody().name);
        QCOMPARE(opened->phone, somebody().phone);
        QCOMPARE(opened->address->street, somebody().address->street);
        QCOMPARE(opened->address->postalCode, somebody().address->postalCode);
    }

    void keepsItsKeysAcrossAStart()
    {
        const OrderId order = OrderId::make({});
        const auto sealed = ContactVault::open(file(u"b.key"_qs))->seal({u"A"_qs, u"13912345678"_qs, {}}, order);
        const auto again = ContactVault::open(file(u"b.key"_qs));
        const auto opened = again->unseal(*sealed, order);
        QVERIFY(opened.ok());
        QVERIFY(!opened->address);
        struct stat status
        {
        };
        QCOMPARE(::stat(file(u"b.key"_qs).toUtf8().constData(), &status), 0);
        QCOMPARE(status.st_mode & 07777U, 0600U);
    }

    void refusesAnotherOrder()
    {
        const auto vault = ContactVault::open(file(u"c.key"_qs));
        const auto sealed = vault->seal(somebody(), OrderId::make({}));
        const auto opened = vault->unseal(*sealed, OrderId::make({}));
        QVERIFY(!opened.ok());
        QCOMPARE(opened.error(), VaultError::WrongSeal);
    }

    void refusesAnotherKeyOrAChangedByte()
    {
        const auto vault = ContactVault::open(file(u"d.key"_qs));
        const auto other = ContactVault::open(file(u"e.key"_qs));
        const OrderId order = OrderId::make({});
        QByteArray sealed = vault->seal(somebody(), order).value();
        QVERIFY(!other->unseal(sealed, order).ok());
        for (qsizetype i = 0; i < sealed.size(); ++i) {
            QByteArray changed = sealed;
            changed[i] = static_cast<char>(changed.at(i) ^ 1);
            QVERIFY2(!vault->unseal(changed, order).ok(), qPrintable(QString::number(i)));
        }
        QVERIFY(!vault->unseal(QByteArray(), order).ok());
        QVERIFY(!vault->unseal(sealed.left(48), order).ok());
        QVERIFY(!vault->unseal(QByteArray(1'000'000, 'x'), order).ok());
    }

    void refusesAWrongMode_data()
    {
        QTest::addColumn<unsigned>("mode");
        QTest::addColumn<bool>("asCredential");
        QTest::addColumn<bool>("accepted");
        QTest::newRow("own") << 0600U << false << true;
        QTest::newRow("own, read only") << 0400U << false << true;
        QTest::newRow("group reads") << 0640U << false << false;
        QTest::newRow("world reads") << 0604U << false << false;
        QTest::newRow("world writes") << 0602U << false << false;
        QTest::newRow("credential with ACL") << 0440U << true << true;
        QTest::newRow("credential for the world") << 0444U << true << false;
    }
    void refusesAWrongMode()
    {
        QFETCH(unsigned, mode);
        QFETCH(bool, asCredential);
        QFETCH(bool, accepted);
        QTemporaryDir dir;
        const QString path = dir.filePath(u"contact.key"_qs);
        QVERIFY(ContactVault::open(path).ok());
        QCOMPARE(::chmod(path.toUtf8().constData(), mode), 0);
        if (asCredential) qputenv("CREDENTIALS_DIRECTORY", dir.path().toUtf8());
        const auto vault = ContactVault::open(asCredential ? file(u"unused.key"_qs) : path);
        QCOMPARE(vault.ok(), accepted);
        if (!accepted) QCOMPARE(vault.error(), VaultError::WrongMode);
        QVERIFY(!QFileInfo::exists(file(u"unused.key"_qs)));
    }

    void refusesALink()
    {
        QVERIFY(ContactVault::open(file(u"f.key"_qs)).ok());
        QVERIFY(QFile::link(file(u"f.key"_qs), file(u"g.key"_qs)));
        const auto vault = ContactVault::open(file(u"g.key"_qs));
        QVERIFY(!vault.ok());
        QCOMPARE(vault.error(), VaultError::WrongMode);
    }

    void refusesAMalformedFile_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("text") << QByteArray("hello");
        QTest::newRow("long") << QByteArray(100'000, '0');
        QTest::newRow("halves that do not fit")
            << QByteArray("caravan-contact-key-1\n") + QByteArray(64, '1') + '\n' + QByteArray(64, '2') + '\n';
    }
    void refusesAMalformedFile()
    {
        QFETCH(QByteArray, content);
        QTemporaryDir dir;
        const QString path = dir.filePath(u"contact.key"_qs);
        QFile key(path);
        QVERIFY(key.open(QIODevice::WriteOnly));
        key.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
        key.write(content);
        key.close();
        const auto vault = ContactVault::open(path);
        QVERIFY(!vault.ok());
        QCOMPARE(vault.error(), VaultError::Malformed);
    }

    void unavailableWhereNoFileCanBe()
    {
        const auto vault = ContactVault::open(file(u"no/such/folder/contact.key"_qs));
        QVERIFY(!vault.ok());
        QCOMPARE(vault.error(), VaultError::Unavailable);
    }

    /// Kiosk and agent start together on a new terminal: both must hold the keys that are on disk.
    void racingCreatorsGetOneKey()
    {
        for (int round = 0; round < 20; ++round) {
            QTemporaryDir dir;
            const QString path = dir.filePath(u"contact.key"_qs);
            std::vector<std::optional<ContactVault>> vaults(4);
            {
                std::vector<std::jthread> threads;
                for (auto &vault : vaults)
                    threads.emplace_back([&vault, &path] {
                        auto opened = ContactVault::open(path);
                        if (opened.ok()) vault.emplace(std::move(opened).value());
                    });
            }
            const OrderId order = OrderId::make({});
            QVERIFY(vaults.front());
            const QByteArray sealed = vaults.front()->seal(somebody(), order).value();
            for (const auto &vault : vaults) {
                QVERIFY(vault);
                QVERIFY(vault->unseal(sealed, order).ok());
            }
            QCOMPARE(QDir(dir.path()).entryList(QDir::Files | QDir::Hidden).size(), 1);
        }
    }
};

QTEST_GUILESS_MAIN(TestContactVault)
#include "tst_contact_vault.moc"
