#include "ui/annotate/image_actions.h"

#include "ui/actions/action_registry.h"
#include "ui/project/image_list.h"
#include "ui/project/label_store.h"
#include "ui/project/project_session.h"

namespace sdw::ui {

ImageActions::ImageActions(AppContext& context, const QString& scope, ImageList& list, QObject* parent)
    : QObject(parent)
    , m_context(context)
    , m_list(list)
{
    addMoves(scope);
    addMarks(scope);
    connect(&list, &ImageList::filtered, this, &ImageActions::update);
    connect(&context.session, &ProjectSession::openedProject, this, &ImageActions::update);
    connect(&context.session, &ProjectSession::closed, this, &ImageActions::update);
    connect(&context.session, &ProjectSession::currentImageChanged, this, &ImageActions::update);
    connect(&context.labels, &LabelStore::stateChanged, this, &ImageActions::update);
    update();
}

void ImageActions::addMoves(const QString& scope)
{
    const auto add = [&](const char* id, const QString& text, const char* icon, const QString& toolTip,
                         const QList<QKeySequence>& keys, std::function<int()> target) {
        return m_context.actions.add({.id = scope + QLatin1Char('.') + QLatin1String(id),
                                      .text = text,
                                      .icon = QLatin1String(icon),
                                      .toolTip = toolTip,
                                      .keys = keys,
                                      .scope = scope},
                                     [this, target = std::move(target)] { go(target()); });
    };
    m_previous = add("previous", tr("Previous image"), "previous", tr("Go to the image before this one"),
                     {QKeySequence(Qt::Key_A), QKeySequence(Qt::Key_PageUp)}, [this] { return m_list.neighbour(-1); });
    m_next = add("next", tr("Next image"), "next", tr("Go to the image after this one"),
                 {QKeySequence(Qt::Key_D), QKeySequence(Qt::Key_PageDown)}, [this] { return m_list.neighbour(1); });
    m_previousOpen = add("previous-to-label", tr("Previous image to label"), "previous",
                         tr("Go back to the nearest image that is neither done nor reviewed"),
                         {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_A)}, [this] { return m_list.nextToLabel(-1); });
    m_nextOpen = add("next-to-label", tr("Next image to label"), "next",
                     tr("Go on to the nearest image that is neither done nor reviewed"),
                     {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_D)}, [this] { return m_list.nextToLabel(1); });
}

void ImageActions::addMarks(const QString& scope)
{
    const auto add = [&](const char* id, const QString& text, const char* icon, const QString& toolTip,
                         const QKeySequence& key, std::function<void()> act) {
        return m_context.actions.add({.id = scope + QLatin1Char('.') + QLatin1String(id),
                                      .text = text,
                                      .icon = QLatin1String(icon),
                                      .toolTip = toolTip,
                                      .keys = key.isEmpty() ? QList<QKeySequence>() : QList<QKeySequence>{key},
                                      .scope = scope},
                                     std::move(act));
    };
    m_doneNext = add("done-next", tr("Mark as done and go on"), "ok",
                     tr("Mark this image as done and go to the next one to label"), QKeySequence(Qt::Key_N), [this] {
                         mark(ImageState::Done);
                         const int open = m_list.nextToLabel(1);
                         go(open >= 0 ? open : m_list.neighbour(1));
                     });
    m_done = add("mark-done", tr("Mark as done"), "ok", tr("Say that the labels of this image are complete"),
                 QKeySequence(Qt::SHIFT | Qt::Key_N), [this] { mark(ImageState::Done); });
    m_reviewed = add("mark-reviewed", tr("Mark as reviewed"), "tag",
                     tr("Say that somebody has checked the labels of this image"), QKeySequence(Qt::SHIFT | Qt::Key_R),
                     [this] { mark(ImageState::Reviewed); });
    m_inProgress =
        add("mark-in-progress", tr("Mark as in progress"), "rename",
            tr("Say that the labels of this image are not complete"), {}, [this] { mark(ImageState::InProgress); });
}

void ImageActions::go(int image)
{
    if (image >= 0) m_context.session.setCurrentImage(image);
}

void ImageActions::mark(ImageState state)
{
    const int image = m_context.session.currentImage();
    if (image >= 0 && m_context.labels.canLabel()) m_context.labels.setState(image, state);
}

void ImageActions::update()
{
    const int image = m_context.session.currentImage();
    m_previous->setEnabled(m_list.neighbour(-1) >= 0);
    m_next->setEnabled(m_list.neighbour(1) >= 0);
    m_previousOpen->setEnabled(m_list.nextToLabel(-1) >= 0);
    m_nextOpen->setEnabled(m_list.nextToLabel(1) >= 0);
    const bool markable = image >= 0 && m_context.labels.canLabel();
    const ImageState state = markable ? m_context.labels.state(image) : ImageState::New;
    m_doneNext->setEnabled(markable);
    m_done->setEnabled(markable && state != ImageState::Done);
    m_reviewed->setEnabled(markable && state != ImageState::Reviewed);
    m_inProgress->setEnabled(markable && (state == ImageState::Done || state == ImageState::Reviewed));
}

} // namespace sdw::ui
