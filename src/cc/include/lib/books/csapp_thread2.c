// defines Pthread_exit Pthread_self
#include <pthread.h>

void Pthread_exit(void *result) { pthread_exit(result); }
pthread_t Pthread_self(void) { return pthread_self(); }
