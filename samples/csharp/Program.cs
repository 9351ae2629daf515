// pricing is the Python module: its annotated functions are static methods with .NET types.
Console.WriteLine($"compound: {pricing.compound(1000, 0.05, 10):F2}");
Console.WriteLine($"words: {string.Join(", ", pricing.words("Quick a LAZY quick"))}");
Console.WriteLine($"factorial: {pricing.factorial(50)}");
