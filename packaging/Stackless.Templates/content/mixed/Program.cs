double total = shop.total([3, 4.5], discount: 0.2);
Console.WriteLine($"{total:F2}");
