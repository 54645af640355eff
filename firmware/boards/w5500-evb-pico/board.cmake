set(BOARD_PORTS rp2040 cortex_m)
set(BOARD_MAIN main)
