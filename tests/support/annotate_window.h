// What tests of the Annotate workspace share: a window on a project of their own, worked on by mouse and keys at places
// of the image.
#pragma once

#include "core/annotation/annotation_document.h"
#include "tests/support/window_test.h"
#include "ui/actions/action_registry.h"
#include "ui/canvas/canvas.h"
#include "ui/project/label_store.h"
#include "ui/settings/ui_settings.h"
#include "ui/shell/notice_banner.h"
#include "ui/shell/workspace.h"
#include "ui/shell/workspace_page.h"

#include <QAction>
#include <QApplication>

namespace sdw::test {

class AnnotateWindow {
public:
    AnnotateWindow()
        : m_window(std::make_unique<ui::MainWindow>(m_settings))
    {
        m_window->resize(1280, 800);
        m_window->show();
        QApplication::setActiveWindow(m_window.get());
    }

    ui::MainWindow& window() { return *m_window; }
    ui::Canvas& canvas() { return *m_window->findChild<ui::Canvas*>(QStringLiteral("canvas")); }
    QAction* action(const char* id) { return m_window->actions().find(QLatin1String(id)); }
    QString message() { return m_window->page(QStringLiteral("annotate"))->banner()->notice().text; }

    /// A new project over a data set, in a folder that is not there yet; with its first image on the canvas.
    bool create(const QString& folder, const QString& data)
    {
        m_window->session().create({.name = QStringLiteral("test"), .folder = folder, .data = data});
        return show();
    }
    bool open(const QString& path)
    {
        m_window->session().open(path);
        return show();
    }
    bool settled() { return settle(*m_window); }
    bool show()
    {
        m_window->showWorkspace(QStringLiteral("annotate"));
        return QTest::qWaitForWindowExposed(m_window.get()) && settled();
    }
    bool goTo(int image)
    {
        m_window->session().setCurrentImage(image);
        return settled();
    }

    /// Null where no labels are open.
    AnnotationDocument* document() { return m_window->labels().document(m_window->session().currentImage()); }
    int labelAt(int x, int y) { return document()->labels().at(x, y); }
    int steps() { return int(document()->position()); }

    /// Where the middle of a pixel is on the canvas.
    QPoint at(int x, int y) { return canvas().view().toWidget({x + 0.5, y + 0.5}).toPoint(); }
    void hover(int x, int y) { send(QEvent::MouseMove, Qt::NoButton, Qt::NoButton, at(x, y)); }
    void press(int x, int y) { send(QEvent::MouseButtonPress, Qt::LeftButton, Qt::LeftButton, at(x, y)); }
    void move(int x, int y) { send(QEvent::MouseMove, Qt::NoButton, Qt::LeftButton, at(x, y)); }
    void release(int x, int y) { send(QEvent::MouseButtonRelease, Qt::LeftButton, Qt::NoButton, at(x, y)); }
    void click(int x, int y)
    {
        hover(x, y);
        press(x, y);
        release(x, y);
    }
    void rightClick(int x, int y)
    {
        hover(x, y);
        send(QEvent::MouseButtonPress, Qt::RightButton, Qt::RightButton, at(x, y));
        send(QEvent::MouseButtonRelease, Qt::RightButton, Qt::NoButton, at(x, y));
    }
    void drag(int x0, int y0, int x1, int y1)
    {
        hover(x0, y0);
        press(x0, y0);
        constexpr int kSteps = 8;
        for (int i = 1; i <= kSteps; ++i)
            move(x0 + (x1 - x0) * i / kSteps, y0 + (y1 - y0) * i / kSteps);
        release(x1, y1);
    }
    /// To where the focus is, as a keyboard does.
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QWidget* focus = QApplication::focusWidget();
        QTest::keyClick(focus ? focus : m_window.get(), key, modifiers);
    }

private:
    void send(QEvent::Type type, Qt::MouseButton button, Qt::MouseButtons buttons, const QPoint& at)
    {
        QMouseEvent event(type, at, canvas().mapToGlobal(at), button, buttons, Qt::NoModifier);
        QApplication::sendEvent(&canvas(), &event);
    }

    ui::UiSettings m_settings;
    std::unique_ptr<ui::MainWindow> m_window;
};

} // namespace sdw::test
