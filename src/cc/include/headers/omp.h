/* omp.h -- OpenMP as a compiler sees it that does not know the pragmas: one thread. */
#ifndef _OMP_H
#define _OMP_H 1
int omp_get_num_threads(void);
int omp_get_max_threads(void);
int omp_get_thread_num(void);
int omp_get_num_procs(void);
int omp_in_parallel(void);
void omp_set_num_threads(int n);
double omp_get_wtime(void);
#endif
