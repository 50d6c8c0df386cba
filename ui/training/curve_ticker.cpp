#include "ui/training/curve_ticker.h"

#include <QLocale>

#include <cmath>

namespace sdw::ui {
namespace {

constexpr int kMostDecimals = 7; // of a tick; else it is written as 5E-09

} // namespace

CurveTicker::CurveTicker(double factor, bool whole)
    : m_factor(factor)
    , m_whole(whole)
{
}

double CurveTicker::getTickStep(const QCPRange& range)
{
    double step = QCPAxisTicker::getTickStep(range);
    if (m_whole && step != std::round(step)) step = step < 1 ? 1 : 2; // there is no half of an iteration
    m_decimals = 0;
    for (double scaled = step * m_factor; m_decimals < kMostDecimals; scaled *= 10, ++m_decimals)
        if (std::abs(scaled - std::round(scaled)) < 1e-6 * scaled) break;
    return step;
}

QString CurveTicker::getTickLabel(double tick, const QLocale& locale, QChar, int)
{
    const double value = tick * m_factor;
    if (m_decimals == kMostDecimals && value != 0) return locale.toString(value, 'g', 5);
    const bool none = std::abs(value) < 0.5 * std::pow(10, -m_decimals); // else zero may have a sign
    return locale.toString(none ? 0.0 : value, 'f', m_decimals);
}

} // namespace sdw::ui
