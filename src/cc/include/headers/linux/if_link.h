/* linux/if_link.h -- what interfaces count (netlink(7)). */
#ifndef _LINUX_IF_LINK_H
#define _LINUX_IF_LINK_H 1
#include <linux/types.h>
struct rtnl_link_stats {
    __u32 rx_packets, tx_packets, rx_bytes, tx_bytes, rx_errors, tx_errors, rx_dropped, tx_dropped, multicast, collisions;
    __u32 rx_length_errors, rx_over_errors, rx_crc_errors, rx_frame_errors, rx_fifo_errors, rx_missed_errors;
    __u32 tx_aborted_errors, tx_carrier_errors, tx_fifo_errors, tx_heartbeat_errors, tx_window_errors;
    __u32 rx_compressed, tx_compressed, rx_nohandler;
};
#endif
