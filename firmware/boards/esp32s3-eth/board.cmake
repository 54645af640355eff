set(BOARD_PORTS esp32s3 esp32s3/runtime)
set(BOARD_MAIN app_main)
