//@ native
/* Sizes, alignments and offsets of what the headers define. */
#define _GNU_SOURCE
#include <dirent.h>
#include <fcntl.h>
#include <getopt.h>
#include <grp.h>
#include <ifaddrs.h>
#include <locale.h>
#include <mqueue.h>
#include <netdb.h>
#include <netinet/in.h>
#include <poll.h>
#include <pthread.h>
#include <pwd.h>
#include <sched.h>
#include <semaphore.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <sys/ipc.h>
#include <sys/msg.h>
#include <sys/resource.h>
#include <sys/select.h>
#include <sys/sem.h>
#include <sys/shm.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/sysinfo.h>
#include <sys/time.h>
#include <sys/times.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <sys/un.h>
#include <sys/utsname.h>
#include <termios.h>
#include <threads.h>
#include <time.h>
#include <utime.h>
#include <wchar.h>

#define T(t) printf("%s %zu %zu\n", #t, sizeof(t), _Alignof(t))
#define M(t, m) printf("  %s %zu %zu\n", #m, offsetof(t, m), sizeof(((t *)0)->m))

int main(void)
{
    T(struct stat);
    M(struct stat, st_dev);
    M(struct stat, st_ino);
    M(struct stat, st_nlink);
    M(struct stat, st_mode);
    M(struct stat, st_uid);
    M(struct stat, st_gid);
    M(struct stat, st_rdev);
    M(struct stat, st_size);
    M(struct stat, st_blksize);
    M(struct stat, st_blocks);
    M(struct stat, st_atim);
    M(struct stat, st_mtim);
    M(struct stat, st_ctim);
    T(struct timeval);
    M(struct timeval, tv_sec);
    M(struct timeval, tv_usec);
    T(struct timespec);
    M(struct timespec, tv_sec);
    M(struct timespec, tv_nsec);
    T(struct itimerval);
    M(struct itimerval, it_interval);
    M(struct itimerval, it_value);
    T(struct itimerspec);
    M(struct itimerspec, it_interval);
    M(struct itimerspec, it_value);
    T(struct tm);
    M(struct tm, tm_sec);
    M(struct tm, tm_min);
    M(struct tm, tm_hour);
    M(struct tm, tm_mday);
    M(struct tm, tm_mon);
    M(struct tm, tm_year);
    M(struct tm, tm_wday);
    M(struct tm, tm_yday);
    M(struct tm, tm_isdst);
    T(struct sigaction);
    M(struct sigaction, sa_handler);
    M(struct sigaction, sa_sigaction);
    M(struct sigaction, sa_mask);
    M(struct sigaction, sa_flags);
    T(siginfo_t);
    M(siginfo_t, si_signo);
    M(siginfo_t, si_errno);
    M(siginfo_t, si_code);
    M(siginfo_t, si_pid);
    M(siginfo_t, si_uid);
    M(siginfo_t, si_value);
    M(siginfo_t, si_status);
    M(siginfo_t, si_addr);
    M(siginfo_t, si_band);
    M(siginfo_t, si_fd);
    T(sigset_t);
    T(stack_t);
    M(stack_t, ss_sp);
    M(stack_t, ss_flags);
    M(stack_t, ss_size);
    T(union sigval);
    M(union sigval, sival_int);
    M(union sigval, sival_ptr);
    T(struct sigevent);
    M(struct sigevent, sigev_value);
    M(struct sigevent, sigev_signo);
    M(struct sigevent, sigev_notify);
    M(struct sigevent, sigev_notify_function);
    M(struct sigevent, sigev_notify_attributes);
    T(struct sockaddr);
    M(struct sockaddr, sa_family);
    M(struct sockaddr, sa_data);
    T(struct sockaddr_in);
    M(struct sockaddr_in, sin_family);
    M(struct sockaddr_in, sin_port);
    M(struct sockaddr_in, sin_addr);
    M(struct sockaddr_in, sin_zero);
    T(struct sockaddr_in6);
    M(struct sockaddr_in6, sin6_family);
    M(struct sockaddr_in6, sin6_port);
    M(struct sockaddr_in6, sin6_flowinfo);
    M(struct sockaddr_in6, sin6_addr);
    M(struct sockaddr_in6, sin6_scope_id);
    T(struct sockaddr_un);
    M(struct sockaddr_un, sun_family);
    M(struct sockaddr_un, sun_path);
    T(struct sockaddr_storage);
    M(struct sockaddr_storage, ss_family);
    T(struct in_addr);
    M(struct in_addr, s_addr);
    T(struct msghdr);
    M(struct msghdr, msg_name);
    M(struct msghdr, msg_namelen);
    M(struct msghdr, msg_iov);
    M(struct msghdr, msg_iovlen);
    M(struct msghdr, msg_control);
    M(struct msghdr, msg_controllen);
    M(struct msghdr, msg_flags);
    T(struct cmsghdr);
    M(struct cmsghdr, cmsg_len);
    M(struct cmsghdr, cmsg_level);
    M(struct cmsghdr, cmsg_type);
    T(struct iovec);
    M(struct iovec, iov_base);
    M(struct iovec, iov_len);
    T(struct linger);
    M(struct linger, l_onoff);
    M(struct linger, l_linger);
    T(struct addrinfo);
    M(struct addrinfo, ai_flags);
    M(struct addrinfo, ai_family);
    M(struct addrinfo, ai_socktype);
    M(struct addrinfo, ai_protocol);
    M(struct addrinfo, ai_addrlen);
    M(struct addrinfo, ai_addr);
    M(struct addrinfo, ai_canonname);
    M(struct addrinfo, ai_next);
    T(struct hostent);
    M(struct hostent, h_name);
    M(struct hostent, h_aliases);
    M(struct hostent, h_addrtype);
    M(struct hostent, h_length);
    M(struct hostent, h_addr_list);
    T(struct servent);
    M(struct servent, s_name);
    M(struct servent, s_aliases);
    M(struct servent, s_port);
    M(struct servent, s_proto);
    T(struct pollfd);
    M(struct pollfd, fd);
    M(struct pollfd, events);
    M(struct pollfd, revents);
    T(fd_set);
    T(struct epoll_event);
    M(struct epoll_event, events);
    M(struct epoll_event, data);
    T(struct flock);
    M(struct flock, l_type);
    M(struct flock, l_whence);
    M(struct flock, l_start);
    M(struct flock, l_len);
    M(struct flock, l_pid);
    T(struct dirent);
    M(struct dirent, d_ino);
    M(struct dirent, d_off);
    M(struct dirent, d_reclen);
    M(struct dirent, d_type);
    M(struct dirent, d_name);
    T(struct rlimit);
    M(struct rlimit, rlim_cur);
    M(struct rlimit, rlim_max);
    T(struct rusage);
    M(struct rusage, ru_utime);
    M(struct rusage, ru_stime);
    M(struct rusage, ru_maxrss);
    M(struct rusage, ru_minflt);
    M(struct rusage, ru_nvcsw);
    M(struct rusage, ru_nivcsw);
    T(struct tms);
    M(struct tms, tms_utime);
    M(struct tms, tms_stime);
    M(struct tms, tms_cutime);
    M(struct tms, tms_cstime);
    T(struct utsname);
    M(struct utsname, sysname);
    M(struct utsname, nodename);
    M(struct utsname, release);
    M(struct utsname, version);
    M(struct utsname, machine);
    T(struct passwd);
    M(struct passwd, pw_name);
    M(struct passwd, pw_passwd);
    M(struct passwd, pw_uid);
    M(struct passwd, pw_gid);
    M(struct passwd, pw_gecos);
    M(struct passwd, pw_dir);
    M(struct passwd, pw_shell);
    T(struct group);
    M(struct group, gr_name);
    M(struct group, gr_passwd);
    M(struct group, gr_gid);
    M(struct group, gr_mem);
    T(struct termios);
    M(struct termios, c_iflag);
    M(struct termios, c_oflag);
    M(struct termios, c_cflag);
    M(struct termios, c_lflag);
    M(struct termios, c_line);
    M(struct termios, c_cc);
    T(struct winsize);
    M(struct winsize, ws_row);
    M(struct winsize, ws_col);
    M(struct winsize, ws_xpixel);
    M(struct winsize, ws_ypixel);
    T(struct ipc_perm);
    M(struct ipc_perm, uid);
    M(struct ipc_perm, gid);
    M(struct ipc_perm, cuid);
    M(struct ipc_perm, cgid);
    M(struct ipc_perm, mode);
    T(struct shmid_ds);
    M(struct shmid_ds, shm_perm);
    M(struct shmid_ds, shm_segsz);
    M(struct shmid_ds, shm_atime);
    M(struct shmid_ds, shm_dtime);
    M(struct shmid_ds, shm_ctime);
    M(struct shmid_ds, shm_cpid);
    M(struct shmid_ds, shm_lpid);
    M(struct shmid_ds, shm_nattch);
    T(struct msqid_ds);
    M(struct msqid_ds, msg_perm);
    M(struct msqid_ds, msg_stime);
    M(struct msqid_ds, msg_rtime);
    M(struct msqid_ds, msg_ctime);
    M(struct msqid_ds, msg_qnum);
    M(struct msqid_ds, msg_qbytes);
    M(struct msqid_ds, msg_lspid);
    M(struct msqid_ds, msg_lrpid);
    T(struct semid_ds);
    M(struct semid_ds, sem_perm);
    M(struct semid_ds, sem_otime);
    M(struct semid_ds, sem_ctime);
    M(struct semid_ds, sem_nsems);
    T(struct sembuf);
    M(struct sembuf, sem_num);
    M(struct sembuf, sem_op);
    M(struct sembuf, sem_flg);
    T(struct seminfo);
    M(struct seminfo, semmap);
    M(struct seminfo, semmni);
    M(struct seminfo, semmns);
    M(struct seminfo, semvmx);
    T(struct msginfo);
    M(struct msginfo, msgpool);
    M(struct msginfo, msgmni);
    M(struct msginfo, msgmax);
    T(struct shminfo);
    M(struct shminfo, shmmax);
    M(struct shminfo, shmmni);
    T(struct mq_attr);
    M(struct mq_attr, mq_flags);
    M(struct mq_attr, mq_maxmsg);
    M(struct mq_attr, mq_msgsize);
    M(struct mq_attr, mq_curmsgs);
    T(sem_t);
    T(pthread_t);
    T(pthread_mutex_t);
    T(pthread_cond_t);
    T(pthread_rwlock_t);
    T(pthread_barrier_t);
    T(pthread_attr_t);
    T(pthread_mutexattr_t);
    T(pthread_condattr_t);
    T(pthread_once_t);
    T(pthread_key_t);
    T(pthread_spinlock_t);
    T(struct sched_param);
    M(struct sched_param, sched_priority);
    T(cpu_set_t);
    T(struct signalfd_siginfo);
    M(struct signalfd_siginfo, ssi_signo);
    M(struct signalfd_siginfo, ssi_code);
    M(struct signalfd_siginfo, ssi_pid);
    M(struct signalfd_siginfo, ssi_uid);
    M(struct signalfd_siginfo, ssi_int);
    M(struct signalfd_siginfo, ssi_ptr);
    T(struct option);
    M(struct option, name);
    M(struct option, has_arg);
    M(struct option, flag);
    M(struct option, val);
    T(struct sysinfo);
    M(struct sysinfo, uptime);
    M(struct sysinfo, totalram);
    M(struct sysinfo, freeram);
    M(struct sysinfo, procs);
    T(struct statvfs);
    M(struct statvfs, f_bsize);
    M(struct statvfs, f_blocks);
    M(struct statvfs, f_bfree);
    M(struct statvfs, f_namemax);
    T(struct utimbuf);
    M(struct utimbuf, actime);
    M(struct utimbuf, modtime);
    T(struct lconv);
    M(struct lconv, decimal_point);
    M(struct lconv, thousands_sep);
    T(struct timezone);
    M(struct timezone, tz_minuteswest);
    T(struct ifaddrs);
    M(struct ifaddrs, ifa_next);
    M(struct ifaddrs, ifa_name);
    M(struct ifaddrs, ifa_flags);
    M(struct ifaddrs, ifa_addr);
    T(div_t);
    M(div_t, quot);
    M(div_t, rem);
    T(ldiv_t);
    M(ldiv_t, quot);
    M(ldiv_t, rem);
    T(lldiv_t);
    M(lldiv_t, quot);
    M(lldiv_t, rem);
    T(max_align_t);
    T(fpos_t);
    T(mbstate_t);
    T(jmp_buf);
    T(sigjmp_buf);
    T(va_list);
    T(mtx_t);
    T(cnd_t);
    T(thrd_t);
    T(dev_t);
    T(ino_t);
    T(mode_t);
    T(nlink_t);
    T(uid_t);
    T(gid_t);
    T(off_t);
    T(pid_t);
    T(ssize_t);
    T(size_t);
    T(time_t);
    T(clock_t);
    T(clockid_t);
    T(timer_t);
    T(suseconds_t);
    T(useconds_t);
    T(blksize_t);
    T(blkcnt_t);
    T(key_t);
    T(id_t);
    T(socklen_t);
    T(sa_family_t);
    T(in_port_t);
    T(in_addr_t);
    T(rlim_t);
    T(mqd_t);
    T(nfds_t);
    T(wchar_t);
    T(wint_t);
    T(ptrdiff_t);
    T(intmax_t);
    T(int8_t);
    T(int16_t);
    T(int32_t);
    T(int64_t);
    T(int_fast8_t);
    T(int_fast16_t);
    T(int_fast32_t);
    T(int_least8_t);
    T(intptr_t);
    T(sig_atomic_t);
    T(cc_t);
    T(speed_t);
    T(tcflag_t);
    T(shmatt_t);
    T(msgqnum_t);
    T(msglen_t);
    T(eventfd_t);
    T(fsblkcnt_t);
    T(pthread_key_t);
    return 0;
}
