# LibTorch::cpu: headers, libtorch_cpu and libc10 only. CUDA is opened at run time (core/tensor/device.h), so that one
# binary serves machines with and without a GPU. LIBTORCH_DIR is a folder that holds `torch/` and `nvidia/` side by side,
# as packaging/fetch_libtorch.sh makes it; a LibTorch on CMAKE_PREFIX_PATH goes first.
set(LIBTORCH_DIR "$ENV{HOME}/.cache/segdeformer-workbench/libtorch-2.11.0-cu130" CACHE PATH "Folder with torch/ and nvidia/")
find_path(LibTorch_INCLUDE_DIR torch/script.h HINTS ${CMAKE_PREFIX_PATH} ${LIBTORCH_DIR}/torch PATH_SUFFIXES include NO_DEFAULT_PATH)
get_filename_component(_libtorch_root "${LibTorch_INCLUDE_DIR}" DIRECTORY)
find_library(LibTorch_CPU_LIBRARY torch_cpu HINTS ${_libtorch_root}/lib NO_DEFAULT_PATH)
find_library(LibTorch_C10_LIBRARY c10 HINTS ${_libtorch_root}/lib NO_DEFAULT_PATH)

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(LibTorch REQUIRED_VARS LibTorch_INCLUDE_DIR LibTorch_CPU_LIBRARY LibTorch_C10_LIBRARY
    REASON_FAILURE_MESSAGE "run packaging/fetch_libtorch.sh, or set CMAKE_PREFIX_PATH to an existing LibTorch 2.11")

if(LibTorch_FOUND AND NOT TARGET LibTorch::cpu)
    add_library(LibTorch::cpu INTERFACE IMPORTED)
    target_include_directories(LibTorch::cpu SYSTEM INTERFACE
        ${LibTorch_INCLUDE_DIR} ${LibTorch_INCLUDE_DIR}/torch/csrc/api/include)
    target_compile_definitions(LibTorch::cpu INTERFACE _GLIBCXX_USE_CXX11_ABI=1)
    target_link_libraries(LibTorch::cpu INTERFACE ${LibTorch_CPU_LIBRARY} ${LibTorch_C10_LIBRARY})
    # The CPU library's own needs (CUDA runtime, CUPTI) are found through its RPATH at run time, not by our linker.
    target_link_options(LibTorch::cpu INTERFACE LINKER:--allow-shlib-undefined)
endif()
mark_as_advanced(LibTorch_INCLUDE_DIR LibTorch_CPU_LIBRARY LibTorch_C10_LIBRARY)
