void begin_read(void);
void end_read(void);
void begin_write(void);
void end_write(void);
