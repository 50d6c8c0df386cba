// What tests of the window share: settings and user data in a folder of their own, and waiting without sleeping.
#pragma once

#include "core/demo/demo_dataset.h"
#include "ui/project/project_session.h"
#include "ui/settings/theme.h"
#include "ui/shell/main_window.h"

#include <QSettings>
#include <QTemporaryDir>
#include <QtTest/QtTest>

namespace sdw::test {

/// Nothing that a person has set or opened reaches the test, and nothing of the test stays.
class OwnHome {
public:
    OwnHome()
    {
        qputenv("XDG_DATA_HOME", QFile::encodeName(m_dir.filePath(QStringLiteral("data"))));
        QCoreApplication::setOrganizationName(QStringLiteral("segdeformer-workbench"));
        QCoreApplication::setApplicationName(QStringLiteral("segdeformer-workbench"));
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_dir.filePath(QStringLiteral("config")));
        QLocale::setDefault(QLocale::c());
        ui::applyTheme(ui::Theme::Light);
    }
    QString file(const QString& name) const { return m_dir.filePath(name); }
    /// Five labelled scenes: three to train, two to validate.
    QString scenes() const
    {
        const QString folder = file(QStringLiteral("scenes"));
        demo::writeDemoDataset(ui::toPath(folder), {.train = 3, .val = 2});
        return folder;
    }

private:
    QTemporaryDir m_dir;
};

inline bool settle(const ui::MainWindow& window)
{
    constexpr int kPatienceMs = 60'000; // for machines that are busy with other things
    return QTest::qWaitFor([&] { return window.isSettled(); }, kPatienceMs);
}

} // namespace sdw::test
