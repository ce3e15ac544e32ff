# Puts the files of this folder into the library: embed_catalogue(TARGET) writes one source file
# with the function `embedded_files()` of include/shanhai/ledger/embedded.h.
# The bytes are written as escapes, so no content can end a literal early.
set(catalogue_folder ${CMAKE_CURRENT_LIST_DIR})

function(embed_catalogue target)
  file(GLOB files CONFIGURE_DEPENDS ${catalogue_folder}/*.csv ${catalogue_folder}/*.md)
  set(output ${CMAKE_CURRENT_BINARY_DIR}/embedded.cpp)
  add_custom_command(OUTPUT ${output}
    COMMAND ${CMAKE_COMMAND} -DOUTPUT=${output} "-DFILES=${files}" -P ${catalogue_folder}/embed_files.cmake
    DEPENDS ${files} ${catalogue_folder}/embed_files.cmake
    COMMENT "Embedding the catalogue" VERBATIM)
  target_sources(${target} PRIVATE ${output})
endfunction()
