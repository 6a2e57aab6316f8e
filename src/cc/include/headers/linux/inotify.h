/* linux/inotify.h */
#include <sys/inotify.h>
