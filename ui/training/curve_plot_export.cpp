// A plot as a file: as it stands, in the colours of paper, or its points.
#include "core/base/file_io.h"
#include "ui/jobs/job.h"
#include "ui/project/project_session.h"
#include "ui/settings/plot_style.h"
#include "ui/training/curve_export.h"
#include "ui/training/curve_layer.h"
#include "ui/training/curve_plot.h"

#include <QBuffer>

namespace sdw::ui {

void CurvePlot::exportTo(const QString& file, FileKind kind)
{
    for (const auto& curve : m_curves)
        curve->series.smoothOn(); // what is written is what was asked for
    if (kind == FileKind::Csv)
        return writeAside(file, [points = pointsOf(m_curves)](const auto& path) { writeCurveCsv(path, points); });
    const ThemeColours& paper = themeColours(Theme::Light);
    m_plot->setBackground(QBrush(Qt::white));
    m_layer->setTextColour(paper.text);
    for (QCPAxis* axis : {m_plot->xAxis, m_plot->yAxis})
        styleAxis(axis, paper, font());
    const DrawPlot draw = [this](QCPPainter* painter, const QSize& size) {
        m_plot->toPainter(painter, size.width(), size.height());
    };
    std::function<void(const std::filesystem::path&)> write;
    if (kind == FileKind::Png) {
        write = [image = figureImage(m_plot->size(), m_curves, font(), draw)](const auto& path) {
            QBuffer png;
            png.open(QIODevice::WriteOnly);
            image.save(&png, "PNG");
            writeFileWhole(path, std::string_view(png.data().constData(), std::size_t(png.data().size())));
        };
    } else {
        const QByteArray bytes = kind == FileKind::Svg ? figureSvg(m_plot->size(), m_curves, font(), m_title, draw)
                                                       : figurePdf(m_plot->size(), m_curves, font(), m_title, draw);
        write = [bytes](const auto& path) {
            writeFileWhole(path, std::string_view(bytes.constData(), std::size_t(bytes.size())));
        };
    }
    style();
    writeAside(file, std::move(write));
}

void CurvePlot::writeAside(const QString& file, std::function<void(const std::filesystem::path&)> write)
{
    m_export->start([this, file, write = std::move(write)](const Progress&) -> Job::Deliver {
        write(toPath(file));
        return [this, file] { Q_EMIT exported(file); };
    });
}

} // namespace sdw::ui
