# QEMU's mps2-an386 (ARM application note AN386) is the machine of mps2-an385 with a Cortex-M4F.
set(BOARD_PORTS mps2 cortex_m)
set(BOARD_MAIN main)
set(BOARD_LIKE mps2-an385)
