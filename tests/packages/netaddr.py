# needs: python3-netaddr
from netaddr import IPNetwork, IPAddress, IPSet, cidr_merge, EUI, IPRange, iprange_to_cidrs, AddrFormatError, spanning_cidr
n = IPNetwork("192.0.2.16/29"); print(n.network, n.broadcast, n.size, list(n)[:3], n.supernet(27), list(n.subnet(31)), IPAddress("10.0.0.1") in IPNetwork("10.0.0.0/8"), IPAddress("::1").is_loopback(), IPAddress("192.0.2.1").ipv6(), IPAddress("1.2.3.4").bits(), IPAddress("1.2.3.4").reverse_dns)
print(cidr_merge(["10.0.0.0/25", "10.0.0.128/25", "10.0.1.0/24"]), IPSet(["10.0.0.0/24"]) - IPSet(["10.0.0.64/26"]), EUI("00-1B-77-49-54-FD").words, EUI("001b774954fd").modified_eui64(), iprange_to_cidrs("10.0.0.1", "10.0.0.9"), spanning_cidr(["10.1.1.1", "10.1.9.9"]), IPRange("1.1.1.1", "1.1.1.5").cidrs())
try:
    IPNetwork("1.2.3.4/99")
except AddrFormatError as e:
    print(e)
