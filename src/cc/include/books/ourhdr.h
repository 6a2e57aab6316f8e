/* ourhdr.h -- the first edition's name of apue.h. */
#include "apue.h"
