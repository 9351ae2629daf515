// pricing is the Python module: its annotated functions are static methods with .NET types, its classes are classes.
Console.WriteLine($"compound: {pricing.compound(1000, 0.05, 10):F2}");
Console.WriteLine($"words: {string.Join(", ", pricing.words("Quick a LAZY quick"))}");
Console.WriteLine($"factorial: {pricing.factorial(50)}");

var order = new pricing.Order("Ada", discount: 0.5);
order.add("tea", 2);
order.add("cake");
Console.WriteLine($"{order} costs {order.total(item => item == "tea" ? 1.5 : 4):F2}");
try
{
    order.add("cake", 2);
}
catch (Stackless.Hosting.PythonException error) when (error.Is("pricing.OutOfStock"))
{
    Console.WriteLine($"{error.Message} ({error["item"]}: {error["left"]}), in {error.Frames[^1].Function}");
}
Console.WriteLine(await pricing.delivered(order));
