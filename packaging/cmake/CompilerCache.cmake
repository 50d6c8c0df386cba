# ccache such that a fresh clone in another folder, precompiled headers included, hits what an earlier one built.
find_program(SDW_CCACHE ccache DOC "Compiler cache; empty for none")
if(SDW_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env
        CCACHE_MAXSIZE=20G  # a precompiled torch header alone has 0.7 GB before compression
        CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_NOHASHDIR=1
        CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
        ${SDW_CCACHE})
    add_compile_options(-fpch-preprocess)
endif()
