// One box that finds everything by a few letters: actions, images, classes.
#pragma once

#include <QFrame>
#include <QIcon>
#include <QPointer>

#include <functional>
#include <vector>

class QLabel;
class QLineEdit;
class QListView;

namespace sdw::ui {

class PaletteModel;

/// A list of things that the palette finds. Texts are asked for when the palette opens, the rest for what is shown.
struct PaletteSource {
    QString kind; ///< what one of them is: "Image"
    std::function<int()> count;
    std::function<QString(int)> text;
    std::function<QString(int)> detail; ///< at the right end, quietly; may be empty
    std::function<QIcon(int)> icon;
    std::function<bool(int)> enabled; ///< may be empty: all of them
    std::function<void(int)> choose;
};

/// What a palette is called, and what it finds.
struct PaletteWords {
    QString name;   ///< of the objects, for tests: "palette", "paletteEdit", "paletteList"
    QString title;  ///< for those who hear it
    QString prompt; ///< in the field
};

/// Lies over the upper middle of its window; Escape or a click elsewhere closes it.
class CommandPalette : public QFrame {
    Q_OBJECT
public:
    /// Finds everything in the window.
    explicit CommandPalette(QWidget* window);
    /// Finds what its sources have. @param window the widget over which it lies.
    CommandPalette(QWidget* window, const PaletteWords& words);

    void addSource(PaletteSource source);
    void open();
    void close();

    /// For tests: what is listed now, best first.
    QStringList shownTexts() const;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void search(const QString& pattern);
    void chooseCurrent();
    void place();

    PaletteModel* m_model = nullptr;
    QLineEdit* m_edit = nullptr;
    QListView* m_view = nullptr;
    QLabel* m_nothing = nullptr;
    QPointer<QWidget> m_focusBefore;
};

} // namespace sdw::ui
