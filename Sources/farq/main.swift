print("farq")
