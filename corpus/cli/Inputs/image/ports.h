struct Deep { int (*fill)(int); };
struct Flat { int (*fill)(int); };
extern struct Deep *volatile deep;
extern struct Flat *volatile flat;
void open_deep(void);
void open_flat(void);
