#include "core/base/error.h"
#include "core/tensor/device.h"

#include <torch/torch.h>

#include <QtTest/QtTest>

using namespace sdw;

class TestDevice : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void opensCudaOnceAndSaysWhatCameOfIt()
    {
        const std::string first = openCuda();
        QVERIFY(!first.empty());
        QCOMPARE(openCuda(), first);
    }
    void autoTakesAGpuWhereThereIsOne()
    {
        const auto device = chooseDevice("auto");
        QCOMPARE(device.is_cuda(), torch::cuda::is_available());
        QVERIFY(torch::ones(3, device).sum().item<float>() == 3.0F);
    }
    void unknownNamesAndAbsentDevicesAreErrors()
    {
        QVERIFY(chooseDevice("cpu").is_cpu());
        QVERIFY_THROWS_EXCEPTION(Error, chooseDevice("gpu"));
        QVERIFY_THROWS_EXCEPTION(Error, chooseDevice("cuda:x"));
        QVERIFY_THROWS_EXCEPTION(Error, chooseDevice("cuda:999"));
    }
    void autocastLastsAsLongAsItsScope()
    {
        const auto a = torch::ones({4, 4}), b = torch::ones({4, 4});
        {
            const AutocastScope scope(torch::kCPU, "bf16");
            QVERIFY(a.matmul(b).scalar_type() == torch::kBFloat16);
            {
                const AutocastScope inner(torch::kCPU, "fp32");
                QVERIFY(a.matmul(b).scalar_type() == torch::kFloat);
            }
            QVERIFY(a.matmul(b).scalar_type() == torch::kBFloat16);
        }
        QVERIFY(a.matmul(b).scalar_type() == torch::kFloat);
    }
    void cudaComputesWhatTheCpuDoes()
    {
        if (!chooseDevice("auto").is_cuda()) QSKIP(openCuda().c_str());
        const auto a = torch::randn({64, 64});
        QVERIFY(torch::allclose(a.cuda().matmul(a.cuda()).cpu(), a.matmul(a), 1e-3, 1e-3));
    }
};

QTEST_GUILESS_MAIN(TestDevice)
#include "tst_device.moc"
