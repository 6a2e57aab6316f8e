// defines omp_get_num_threads omp_get_max_threads omp_get_thread_num omp_get_num_procs omp_in_parallel omp_set_num_threads omp_get_wtime
/* What a program gets that is compiled without -fopenmp: its pragmas are passed over, and there is one thread (the
   stub routines of the OpenMP specification). */
#include <omp.h>
#include <stddef.h>
#include <sys/time.h>

int omp_get_num_threads(void) { return 1; }
int omp_get_max_threads(void) { return 1; }
int omp_get_thread_num(void) { return 0; }
int omp_get_num_procs(void) { return 1; }
int omp_in_parallel(void) { return 0; }
void omp_set_num_threads(int n) {}

double omp_get_wtime(void)
{
    struct timeval now;
    gettimeofday(&now, NULL);
    return now.tv_sec + now.tv_usec / 1e6;
}
