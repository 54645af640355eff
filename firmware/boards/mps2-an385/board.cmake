set(BOARD_PORTS mps2 cortex_m)
set(BOARD_MAIN main)
