// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

#include <compare>
#include <initializer_list>
#include <iterator>
#include <utility>

namespace till {

/// A list whose copies share what they have in common: changing one element of a copy copies its
/// chunk, not the list. For long lists that are handed to another thread after each small change.
///
/// Otherwise as QList: a value, implicitly shared, indices from 0, out of range is an assertion.
template<typename T> class ChunkedList {
public:
    static constexpr qsizetype chunkSize = 64;
    using value_type = T;

    /// Invalid once the list changes.
    class const_iterator {
    public:
        using iterator_category = std::random_access_iterator_tag;
        using value_type = T;
        using difference_type = qsizetype;
        using pointer = const T*;
        using reference = const T&;

        const_iterator() = default;
        const_iterator(const ChunkedList& list, qsizetype index) : m_list(&list), m_index(index) {}

        reference operator*() const { return m_list->at(m_index); }
        pointer operator->() const { return &m_list->at(m_index); }
        reference operator[](qsizetype n) const { return m_list->at(m_index + n); }
        const_iterator& operator+=(qsizetype n)
        {
            m_index += n;
            return *this;
        }
        const_iterator& operator-=(qsizetype n) { return *this += -n; }
        const_iterator& operator++() { return *this += 1; }
        const_iterator& operator--() { return *this -= 1; }
        const_iterator operator++(int) { return std::exchange(*this, *this + 1); }
        const_iterator operator--(int) { return std::exchange(*this, *this - 1); }
        friend const_iterator operator+(const_iterator at, qsizetype n) { return at += n; }
        friend const_iterator operator+(qsizetype n, const_iterator at) { return at += n; }
        friend const_iterator operator-(const_iterator at, qsizetype n) { return at -= n; }
        friend qsizetype operator-(const const_iterator& a, const const_iterator& b)
        {
            return a.m_index - b.m_index;
        }
        friend bool operator==(const const_iterator& a, const const_iterator& b)
        {
            return a.m_index == b.m_index;
        }
        friend auto operator<=>(const const_iterator& a, const const_iterator& b)
        {
            return a.m_index <=> b.m_index;
        }

    private:
        const ChunkedList* m_list = nullptr;
        qsizetype m_index = 0;
    };
    using const_reverse_iterator = std::reverse_iterator<const_iterator>;

    ChunkedList() = default;
    ChunkedList(std::initializer_list<T> items)
    {
        for (const T& item : items)
            append(item);
    }

    [[nodiscard]] qsizetype size() const { return m_size; }
    [[nodiscard]] bool isEmpty() const { return m_size == 0; }
    [[nodiscard]] const T& at(qsizetype index) const
    {
        return m_chunks.at(index / chunkSize).at(index % chunkSize);
    }
    [[nodiscard]] const T& operator[](qsizetype index) const { return at(index); }
    /// To be changed; copies the chunk if it is shared.
    [[nodiscard]] T& operator[](qsizetype index)
    {
        return m_chunks[index / chunkSize][index % chunkSize];
    }
    [[nodiscard]] T value(qsizetype index) const
    {
        return index >= 0 && index < m_size ? at(index) : T();
    }
    [[nodiscard]] const T& first() const { return at(0); }
    [[nodiscard]] T& first() { return (*this)[0]; }
    [[nodiscard]] const T& last() const { return at(m_size - 1); }
    [[nodiscard]] const T& constFirst() const { return at(0); }
    [[nodiscard]] const T& constLast() const { return last(); }

    void append(const T& item)
    {
        if (m_size % chunkSize == 0)
            m_chunks.append(QList<T>());
        m_chunks.last().append(item);
        ++m_size;
    }
    void clear() { *this = {}; }

    /// True if both have the very same elements around `index`, up to the ends of the chunk: cheap
    /// to ask, and false says nothing.
    [[nodiscard]] bool sharesChunk(const ChunkedList& other, qsizetype index) const
    {
        const qsizetype chunk = index / chunkSize;
        return chunk < m_chunks.size() && chunk < other.m_chunks.size() &&
               m_chunks.at(chunk).constData() == other.m_chunks.at(chunk).constData() &&
               m_chunks.at(chunk).size() == other.m_chunks.at(chunk).size();
    }

    [[nodiscard]] const_iterator begin() const { return {*this, 0}; }
    [[nodiscard]] const_iterator end() const { return {*this, m_size}; }
    [[nodiscard]] const_iterator cbegin() const { return begin(); }
    [[nodiscard]] const_iterator cend() const { return end(); }
    [[nodiscard]] const_reverse_iterator crbegin() const { return const_reverse_iterator(end()); }
    [[nodiscard]] const_reverse_iterator crend() const { return const_reverse_iterator(begin()); }

    friend bool operator==(const ChunkedList& a, const ChunkedList& b)
    {
        return a.m_chunks == b.m_chunks; // Qt does not look into what is shared
    }

private:
    QList<QList<T>> m_chunks; ///< all full but the last
    qsizetype m_size = 0;
};

} // namespace till
