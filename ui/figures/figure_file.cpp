#include "ui/figures/figure_file.h"

#include "core/base/error.h"
#include "core/base/file_io.h"
#include "ui/figures/figure_painter.h"
#include "ui/figures/vector_file.h"
#include "ui/settings/translation.h"

#include <QBuffer>
#include <QGuiApplication>
#include <QImage>
#include <QPainter>

#include <cmath>

namespace sdw::ui {
namespace {

constexpr int kUnits = FigureLayout::kUnitsPerInch, kDotsPerInch = 300;
constexpr double kMetresPerInch = 0.0254;

QByteArray drawPng(const FigureLayout& layout)
{
    const QSizeF dots = layout.size() * kDotsPerInch / kUnits;
    QImage image(QSize(int(std::ceil(dots.width())), int(std::ceil(dots.height()))), QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.scale(double(kDotsPerInch) / kUnits, double(kDotsPerInch) / kUnits);
    layout.paint(painter);
    painter.end();
    image.setDotsPerMeterX(qRound(kDotsPerInch / kMetresPerInch));
    image.setDotsPerMeterY(qRound(kDotsPerInch / kMetresPerInch));
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

} // namespace

void saveFigure(const Figure& figure, const std::filesystem::path& file)
{
    const QString ending = QString::fromStdString(file.extension().string()).toLower();
    const FigureLayout layout(figure);
    const auto paint = [&layout](QPaintDevice& device) {
        QPainter painter(&device);
        layout.paint(painter);
    };
    const QString title = QString::fromStdString(figure.title);
    QByteArray bytes;
    if (ending == QLatin1String(".png"))
        bytes = drawPng(layout);
    else if (ending == QLatin1String(".svg"))
        bytes = drawSvg(layout.size(), kUnits, title, paint);
    else if (ending == QLatin1String(".pdf"))
        bytes = drawPdf(layout.size(), kUnits, title, paint);
    else
        throw Error("A figure can be saved as .png, .svg or .pdf, not as '" + file.string() + "'.");
    writeFileWhole(file, std::string_view(bytes.constData(), std::size_t(bytes.size())));
}

struct FigureApplication::Parts {
    int count = 1;
    char name[12] = "segdeformer";
    char* names[2] = {name, nullptr};
    std::unique_ptr<QGuiApplication> application;
};

FigureApplication::FigureApplication()
    : m_parts(std::make_unique<Parts>())
{
    if (QCoreApplication::instance()) return;
    qputenv("QT_QPA_PLATFORM", "offscreen");
    m_parts->application = std::make_unique<QGuiApplication>(m_parts->count, m_parts->names);
    loadTranslation(QStringLiteral("en")); // as all that the command line says
}

FigureApplication::~FigureApplication() = default;

} // namespace sdw::ui
