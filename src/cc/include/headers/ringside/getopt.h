#ifndef _RINGSIDE_GETOPT_H
#define _RINGSIDE_GETOPT_H 1
extern char *optarg;
extern int optind, opterr, optopt;
int getopt(int argc, char *const argv[], const char *options);
#endif
