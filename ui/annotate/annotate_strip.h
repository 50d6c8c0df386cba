// The top strip of the Annotate workspace: the tool in use with its options, the class of the next stroke, over what is
// painted, and the operations.
#pragma once

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QToolButton;

namespace sdw::ui {

class AnnotationContext;
class ClassChip;
class ClassChoice;
class IconLabel;
class OperationSet;
class PolicyBox;
class ToolSet;

class AnnotateStrip : public QWidget {
    Q_OBJECT
public:
    /// @param search opens the search for a class.
    AnnotateStrip(AnnotationContext& context, const ToolSet& tools, ClassChoice& choice, OperationSet& operations,
                  QAction* search, QWidget* parent = nullptr);

    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// Enter in one of the fields: its value is set, the person goes on with it.
    void entered();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void showTool();
    void fit();
    int widthAt(int level);

    AnnotationContext& m_context;
    const ToolSet& m_tools;
    IconLabel* m_icon = nullptr;
    QLabel* m_name = nullptr;
    QWidget* m_options = nullptr; ///< of the tool in use
    QHBoxLayout* m_row = nullptr;
    ClassChip* m_chip = nullptr;
    PolicyBox* m_policy = nullptr;
    int m_least = 0; ///< width with everything left out that can be
};

} // namespace sdw::ui
