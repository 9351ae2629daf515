# needs: python3-dnspython
import dns.name, dns.message, dns.rdatatype, dns.zone, dns.reversename, dns.rrset, dns.exception, dns.rdata
n = dns.name.from_text("www.Exämple.org"); print(n, n.parent(), n.to_unicode(), n.is_subdomain(dns.name.from_text("org")), dns.reversename.from_address("192.0.2.1"), dns.reversename.from_address("2001:db8::1"))
q = dns.message.make_query("a.b", "MX", id=1234); print(q); r = dns.message.make_response(q); r.answer.append(dns.rrset.from_text("a.b.", 300, "IN", "MX", "10 m.a.b.")); w = r.to_wire(); print(w.hex(), dns.message.from_wire(w).answer[0])
z = dns.zone.from_text("$TTL 300\n@ IN SOA ns h 1 2 3 4 5\n@ NS ns\nns A 10.0.0.1\nt TXT \"a b\" c\n", origin="ex.org."); print(z.to_text(), sorted(map(str, z.nodes)))
for bad in "a..b", "x" * 70:
    try:
        dns.name.from_text(bad)
    except dns.exception.DNSException as e:
        print(type(e).__name__, e)
