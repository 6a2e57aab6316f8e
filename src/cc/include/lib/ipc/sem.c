// defines sem_init sem_destroy sem_wait sem_trywait sem_timedwait sem_clockwait sem_post sem_getvalue sem_close sem_unlink
#include <ringside/sys.h>

int sem_init(void *sem, int shared, unsigned value) { return __ret(SYS(sem_init, sem, shared, value)); }
int sem_destroy(void *sem) { return __ret(SYS(sem_destroy, sem)); }
int sem_wait(void *sem) { return __ret(SYS(sem_wait, sem)); }
int sem_trywait(void *sem) { return __ret(SYS(sem_trywait, sem)); }
int sem_timedwait(void *sem, const void *deadline) { return __ret(SYS(sem_timedwait, sem, deadline)); }
int sem_clockwait(void *sem, int clock, const void *deadline) { return __ret(SYS(sem_clockwait, sem, clock, deadline)); }
int sem_post(void *sem) { return __ret(SYS(sem_post, sem)); }
int sem_getvalue(void *sem, int *value) { return __ret(SYS(sem_getvalue, sem, value)); }
int sem_close(void *sem) { return __ret(SYS(sem_close, sem)); }
int sem_unlink(const char *name) { return __ret(SYS(sem_unlink, name)); }
